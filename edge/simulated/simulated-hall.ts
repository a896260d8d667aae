import type { DeviceConfig } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import { findProfile } from "@motcua/device-profiles";
import { parsePort } from "@motcua/device-profiles/port";
import { shippedVoice } from "@motcua/device-profiles/voice";
import type { KnownDevice } from "../known-device.ts";
import type { SimulatedAddress } from "../transports/open-port.ts";
import { listenSimulated, type SimulatedLine, type Tap } from "./listen.ts";
import { simulateLine } from "./simulate-line.ts";
import { type SimulatedBuses, simulateBuses } from "./simulated-buses.ts";
import type { SimulatedPeripheral } from "./simulated-peripheral.ts";
import { trainEar } from "./speaker-ear.ts";

/** The simulated devices of one board, each on loopback TCP. */
export type SimulatedHall = {
  readonly address: SimulatedAddress;
  /** The simulated devices by name, in the order of the configuration. */
  readonly peripherals: ReadonlyMap<string, SimulatedPeripheral>;
  stop(): Promise<void>;
};

/** The same with the adapters and chips of the board itself. */
export type SimulatedBoard = SimulatedHall & Pick<SimulatedBuses, "i2c" | "gpio">;

type Wired = KnownDevice & { readonly line: string };

/** Starts a simulated device for each port of the configuration that ends in `sim:<name>`. */
export async function startSimulatedHall(options: {
  readonly devices: readonly DeviceConfig[];
  readonly clock: Clock;
  readonly tap?: Tap;
  /** Gives each line its port; default: any that is free. */
  readonly freePort?: () => Promise<number>;
}): Promise<SimulatedBoard> {
  const { clock, tap, freePort } = options;
  const wired = options.devices.flatMap(wiring);
  const ear = wired.some(({ profile }) => profile.kind === "speaker")
    ? trainEar(shippedVoice())
    : undefined;
  const buses = simulateBuses(options.devices, clock);
  const peripherals = new Map(buses.peripherals);
  const lines = new Map<string, SimulatedLine>();

  for (const line of new Set(wired.map((device) => device.line))) {
    const looks = simulateLine(
      wired.filter((device) => device.line === line),
      { clock, ear, line },
    );
    const devices = new Map([...looks].map(([name, { look }]) => [name, look.device]));
    const port = await freePort?.();
    const listening = await listenSimulated({
      ...{ devices, ...(tap && { tap }), ...(port !== undefined && { port }) },
    });
    lines.set(line, listening);
    for (const [plug, { look, names }] of looks) {
      for (const name of names) peripherals.set(name, { look, plug, line: listening });
    }
  }
  return {
    address: (name) => lines.get(name)?.address,
    i2c: buses.i2c,
    gpio: buses.gpio,
    peripherals: new Map(
      options.devices.flatMap(({ name }) => {
        const found = peripherals.get(name);
        return found === undefined ? [] : [[name, found] as const];
      }),
    ),
    stop: async () => {
      for (const { look } of buses.peripherals.values()) look.device.stop();
      await Promise.all([...lines.values()].map((line) => line.stop()));
    },
  };
}

function wiring(config: DeviceConfig): Wired[] {
  const profile = findProfile(config.profile);
  const port = parsePort(config.port);
  if (profile === undefined || !port.ok) return [];
  const bytes = port.value.kind === "firmata" ? port.value.over : port.value;
  return bytes.kind === "sim" ? [{ config, profile, line: bytes.name }] : [];
}
