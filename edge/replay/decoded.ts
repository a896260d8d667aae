import { createHash } from "node:crypto";
import type { DeviceConfig } from "@motcua/broker/contract";
import type { PrintedSlip } from "../simulated/paper.ts";
import { readSlip } from "../simulated/read-slip.ts";
import type { Look, SimulatedPeripheral } from "../simulated/simulated-peripheral.ts";
import type { Scene } from "./scene.ts";

/** Something that a person before the device would have seen or heard, or did. */
export type Decoded = {
  readonly device: string;
} & (
  | {
      readonly kind: "slip";
      readonly widthDots: number;
      readonly heightDots: number;
      /** SHA-256 of the dots, hexadecimal. */
      readonly hash: string;
      readonly label: string | undefined;
    }
  | { readonly kind: "shows"; readonly text: string }
  | { readonly kind: "says"; readonly text: string }
  | { readonly kind: "lamp"; readonly state: string }
  | { readonly kind: "key"; readonly key: string }
);

/** Tells each thing once, as these devices of the scene come to it. */
export function watchScene(
  scene: Scene,
  names: ReadonlySet<string>,
  tell: (decoded: Decoded) => void,
): void {
  for (const config of scene.config?.devices ?? []) {
    const peripheral = scene.peripherals.get(config.name);
    if (peripheral !== undefined && names.has(config.name)) watch(config, peripheral, tell);
  }
}

function watch(
  config: DeviceConfig,
  { look }: SimulatedPeripheral,
  tell: (decoded: Decoded) => void,
): void {
  const sight = sightOf(config, look);
  let before = sight.mark();
  look.device.onChange(() => {
    const mark = sight.mark();
    if (mark === before) return;
    before = mark;
    const decoded = sight.decode();
    if (decoded !== undefined) tell(decoded);
  });
}

/** What is seen of a device, and a mark that differs when that is something new. */
type Sight = { mark(): unknown; decode(): Decoded | undefined };

function sightOf({ name: device, address = 0x70 }: DeviceConfig, look: Look): Sight {
  switch (look.kind) {
    case "printer": {
      const cut = () => look.device.slips().findLast((slip) => slip.cut);
      return { mark: () => cut()?.n, decode: () => slipOf(device, cut()) };
    }
    case "matrix": {
      const text = () => look.device.snapshot().lit;
      return { mark: text, decode: () => ({ device, kind: "shows", text: text() }) };
    }
    case "io-box": {
      const text = () => look.device.snapshot()[address]?.lit ?? "";
      return { mark: text, decode: () => ({ device, kind: "shows", text: text() }) };
    }
    case "keypad": {
      const state = () => look.device.snapshot().lamp ?? "none";
      return { mark: state, decode: () => ({ device, kind: "lamp", state: state() }) };
    }
    case "speaker": {
      const last = () => look.device.snapshot().transcript.findLast(({ text }) => text !== "");
      return {
        mark: () => last()?.n,
        decode: () => ({ device, kind: "says", text: last()?.text ?? "" }),
      };
    }
  }
}

function slipOf(device: string, slip: PrintedSlip | undefined): Decoded | undefined {
  if (slip === undefined) return undefined;
  const { widthDots, heightDots, bits } = slip;
  const hash = createHash("sha256").update(bits).digest("hex");
  return { device, kind: "slip", widthDots, heightDots, hash, label: readSlip(slip).label };
}
