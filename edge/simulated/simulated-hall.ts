import type { DeviceConfig } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import { findProfile, type Profile } from "@motcua/device-profiles";
import { parsePort } from "@motcua/device-profiles/port";
import { shippedVoice } from "@motcua/device-profiles/voice";
import type { SimulatedAddress } from "../transports/open-port.ts";
import { createFirmataBoard } from "./firmata-board.ts";
import { createHt16k33 } from "./firmata-board-ht16k33.ts";
import { createKeypad } from "./keypad.ts";
import { listenSimulated, type SimulatedLine, type Tap } from "./listen.ts";
import { createRs485Display } from "./rs485-displays.ts";
import type { Look, SimulatedPeripheral } from "./simulated-peripheral.ts";
import { simulateSpeaker } from "./speaker.ts";
import { trainEar } from "./speaker-ear.ts";
import { simulateTicketPrinter } from "./ticket-printer.ts";

/** The simulated devices of one board, each on loopback TCP. */
export type SimulatedHall = {
  readonly address: SimulatedAddress;
  /** The simulated devices by name, in the order of the configuration. */
  readonly peripherals: ReadonlyMap<string, SimulatedPeripheral>;
  stop(): Promise<void>;
};

type Wired = { readonly config: DeviceConfig; readonly profile: Profile; readonly line: string };

/** Starts a simulated device for each `sim:` port of the configuration. */
export async function startSimulatedHall(options: {
  readonly devices: readonly DeviceConfig[];
  readonly clock: Clock;
  readonly tap?: Tap;
}): Promise<SimulatedHall> {
  const wired = options.devices.flatMap(wiring);
  const ear = wired.some(({ profile }) => profile.kind === "speaker")
    ? trainEar(shippedVoice())
    : undefined;
  const peripherals = new Map<string, SimulatedPeripheral>();
  const lines = new Map<string, SimulatedLine>();

  for (const line of new Set(wired.map((device) => device.line))) {
    const looks = onOneLine(
      wired.filter((device) => device.line === line),
      options.clock,
      ear,
    );
    const devices = new Map([...looks].map(([name, { look }]) => [name, look.device]));
    const listening = await listenSimulated({ devices, ...(options.tap && { tap: options.tap }) });
    lines.set(line, listening);
    for (const [plug, { look, names }] of looks) {
      for (const name of names) peripherals.set(name, { look, plug, line: listening });
    }
  }
  return {
    address: (name) => lines.get(name)?.address,
    peripherals: new Map(
      wired.flatMap(({ config: { name } }) => {
        const found = peripherals.get(name);
        return found === undefined ? [] : [[name, found] as const];
      }),
    ),
    stop: async () => {
      await Promise.all([...lines.values()].map((line) => line.stop()));
    },
  };
}

function wiring(config: DeviceConfig): Wired[] {
  const found = findProfile(config.profile);
  const port = parsePort(config.port);
  if (!found.known || !port.ok) return [];
  const bytes = port.value.kind === "firmata" ? port.value.over : port.value;
  return bytes.kind === "sim" ? [{ config, profile: found.profile, line: bytes.name }] : [];
}

type Plugged = { readonly look: Look; readonly names: readonly string[] };

/** The devices of one line by the name of their plug; the chips of an I/O box share one. */
function onOneLine(
  wired: readonly Wired[],
  clock: Clock,
  ear: ReturnType<typeof trainEar> | undefined,
): Map<string, Plugged> {
  const plugged = new Map<string, Plugged>();
  const chips = wired.flatMap(({ config, profile }) => {
    if (profile.driver !== "ht16k33") return [];
    const { digits, segments } = profile.capabilities;
    return [createHt16k33({ address: config.address ?? 0x70, digits, segments })];
  });
  const [first] = wired;
  if (chips.length > 0 && first !== undefined) {
    const baud = first.profile.serial?.baud ?? 57_600;
    const device = createFirmataBoard({ chips, baud, clock });
    plugged.set(first.line, {
      look: { kind: "io-box", device },
      names: wired.map(({ config }) => config.name),
    });
    return plugged;
  }
  for (const { config, profile } of wired) {
    const look = lookOf(config, profile, { clock, ear });
    if (look !== undefined) plugged.set(config.name, { look, names: [config.name] });
  }
  return plugged;
}

function lookOf(
  config: DeviceConfig,
  profile: Profile,
  { clock, ear }: { readonly clock: Clock; readonly ear: ReturnType<typeof trainEar> | undefined },
): Look | undefined {
  const baud = profile.serial?.baud ?? 9_600;
  switch (profile.driver) {
    case "escpos": {
      const { widthDots } = profile.capabilities;
      const device = simulateTicketPrinter({ clock, baud, widthDots });
      return { kind: "printer", device };
    }
    case "led-ascii": {
      const address = config.address ?? 1;
      const device = createRs485Display({ address, ...profile.capabilities, baud, clock });
      return { kind: "matrix", device };
    }
    case "key-bytes": {
      const { capabilities, purpose } = profile;
      return {
        kind: "keypad",
        device: createKeypad({ capabilities, clock }),
        purpose,
        capabilities,
      };
    }
    case "voice":
      return ear && { kind: "speaker", device: simulateSpeaker({ clock, ear }) };
    case "ht16k33":
    case "page":
    case "rating-page":
      return undefined;
  }
}
