import type { DeviceConfig, Health } from "@motcua/broker/contract";
import { slipPng } from "../simulated/paper-png.ts";
import type { SimulatedPeripheral } from "../simulated/simulated-peripheral.ts";
import { printerFaults } from "../simulated/ticket-printer.ts";
import type { BenchDevice, BenchState } from "./bench-state.ts";
import type { Bench } from "./local-desk.ts";

/** Slips on the bench: as many as hang from a roll before somebody tears them off. */
const slipsShown = 12;
const sentencesShown = 20;

/** The bench over the simulated devices of this board. */
export function createBench(options: {
  readonly peripherals: () => ReadonlyMap<string, SimulatedPeripheral>;
  readonly configs: () => readonly DeviceConfig[];
  readonly healthOf: (device: string) => Health;
  readonly process: () => BenchState["process"];
}): Bench {
  const { peripherals, configs, healthOf } = options;
  const lookAt = (name: string) => peripherals().get(name)?.look;
  const state = (config: DeviceConfig): BenchDevice[] => {
    const peripheral = peripherals().get(config.name);
    if (peripheral === undefined) return [];
    const common = {
      name: config.name,
      health: healthOf(config.name),
      faults: faultsOf(peripheral),
    };
    return [{ ...common, ...lookOf(config, peripheral) }];
  };
  return {
    state: () => ({ devices: configs().flatMap(state), process: options.process() }),
    press: (name, key) => {
      const look = lookAt(name);
      if (look?.kind !== "keypad" || !(key in look.capabilities.labels)) return false;
      void look.device.press(key);
      return true;
    },
    fault: (name, fault, on) => {
      const peripheral = peripherals().get(name);
      if (peripheral === undefined || !(fault in faultsOf(peripheral))) return false;
      switchFault(peripheral, fault, on);
      return true;
    },
    slip: (name, n) => {
      const look = lookAt(name);
      const slip =
        look?.kind === "printer" ? look.device.slips().find((one) => one.n === n) : undefined;
      return slip && slipPng(slip);
    },
    voice: (name, n) => {
      const look = lookAt(name);
      return look?.kind === "speaker" ? look.device.wav(n) : undefined;
    },
  };
}

type Faces = BenchDevice extends infer D
  ? D extends unknown
    ? Omit<D, "name" | "health" | "faults">
    : never
  : never;

function lookOf(config: DeviceConfig, { look }: SimulatedPeripheral): Faces {
  const { name, counter = 0 } = config;
  switch (look.kind) {
    case "printer": {
      const { printing, slips } = look.device.snapshot();
      const url = (n: number) => `/bench/slips/${name}/${n}.png`;
      return {
        kind: "printer",
        printing,
        slips: slips.slice(-slipsShown).map(({ n, widthDots, heightDots, cut }) => ({
          n,
          widthDots,
          heightDots,
          cut,
          url: url(n),
        })),
      };
    }
    case "matrix": {
      const { face, lit } = look.device.snapshot();
      return { kind: "display", counter, face, lit };
    }
    case "io-box": {
      const chip = look.device.snapshot()[config.address ?? 0x70];
      return {
        kind: "display",
        counter,
        face: "seven-segment",
        lit: chip?.lit ?? "",
        segments: chip?.segments ?? [],
      };
    }
    case "keypad": {
      const { lamp, thanked } = look.device.snapshot();
      return {
        kind: "keypad",
        purpose: look.purpose,
        ...(config.counter === undefined ? {} : { counter: config.counter }),
        ...(config.keys === undefined ? {} : { services: config.keys }),
        keys: Object.entries(look.capabilities.labels).map(([key, label]) => ({ key, label })),
        enabled: lamp !== "closed",
        thanked,
      };
    }
    case "speaker": {
      const { playing, transcript } = look.device.snapshot();
      const url = (n: number) => `/bench/voice/${name}/${n}.wav`;
      return {
        kind: "speaker",
        playing,
        transcript: transcript
          .slice(-sentencesShown)
          .map(({ n, text, atMs }) => ({ n, text, atMs, url: url(n) })),
      };
    }
  }
}

function faultsOf({ look, line, plug }: SimulatedPeripheral): Record<string, boolean> {
  const unplugged = !line.plugged(plug);
  if (look.kind === "printer") return { ...look.device.snapshot().faults, unplugged };
  if (look.kind === "speaker") return { muted: look.device.snapshot().muted, unplugged };
  return { unplugged };
}

function switchFault({ look, line, plug }: SimulatedPeripheral, fault: string, on: boolean): void {
  if (fault === "unplugged") {
    void (on ? line.unplug(plug) : line.plug(plug));
  } else if (look.kind === "printer") {
    const known = printerFaults.find((name) => name === fault);
    if (known !== undefined) look.device.setFault(known, on);
  } else if (look.kind === "speaker") {
    look.device.mute(on);
  }
}
