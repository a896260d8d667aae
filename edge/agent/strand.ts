import type { DeviceConfig } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { Device } from "../devices/device.ts";
import { timedWait } from "../devices/timed-wait.ts";
import { startSimulatedHall } from "../simulated/simulated-hall.ts";
import type { SimulatedPeripheral } from "../simulated/simulated-peripheral.ts";
import { openConnections } from "./connect-devices.ts";
import { type PluggedIn, type PlugPorts, plugIn } from "./plug-in.ts";

/** The devices of one port: they share its line, and are opened and closed together. */
export type Strand = {
  readonly configs: readonly DeviceConfig[];
  readonly plugged: PluggedIn;
  /** Those of them that are simulated, by name. */
  readonly peripherals: ReadonlyMap<string, SimulatedPeripheral>;
  /** Closes it when what is in hand is done. What takes too long is not waited for. */
  leave(): Promise<void>;
  stop(): Promise<void>;
};

/** Slips that wait and the sentence that sounds; a printer that says nothing takes longer, ms. */
const restMs = 10_000;

/** To close lines takes no time, and where the system hangs the other devices must not, ms. */
const closeMs = 10_000;

/** Devices by their port, each port's in an order of their own; a page is on no port. */
export function strandsOf(devices: readonly DeviceConfig[]): Map<string, DeviceConfig[]> {
  const strands = new Map<string, DeviceConfig[]>();
  for (const device of devices.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { port } = device;
    if (port !== "page") strands.set(port, [...(strands.get(port) ?? []), device]);
  }
  return strands;
}

/** Starts what is simulated, and then everything that connects to it. */
export async function startStrand(
  configs: readonly DeviceConfig[],
  ports: PlugPorts,
): Promise<Strand> {
  const { clock, chance, tallies, recorder, tap } = ports;
  const simulated = await startSimulatedHall({ devices: configs, clock, ...(tap && { tap }) });
  const connections = openConnections({ clock, chance, tallies, recorder, simulated });
  const plugged = plugIn(configs, connections, ports);
  const devices = [...plugged.all.values()];
  const stop = async () => {
    await Promise.all(devices.map((device) => device.stop()));
    await connections.stop();
    await simulated.stop();
  };
  const rest = async (device: Device) => device.atRest?.();
  return {
    ...{ configs, plugged, peripherals: simulated.peripherals, stop },
    leave: async () => {
      await within(clock, restMs, Promise.all(devices.map(rest)));
      await within(clock, closeMs, stop());
    },
  };
}

async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const wait = timedWait<void>(clock, ms);
  await Promise.race([work, wait.over]);
  wait.end();
}
