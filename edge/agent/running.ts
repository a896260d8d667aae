import { isDeepStrictEqual } from "node:util";
import { createBench } from "../local/bench.ts";
import type { BenchState } from "../local/bench-state.ts";
import type { Bench } from "../local/local-desk.ts";
import type { Tap } from "../simulated/listen.ts";
import { startSimulatedHall } from "../simulated/simulated-hall.ts";
import type { Kept } from "./kept-config.ts";
import { type Station, startStation } from "./station.ts";
import type { StationPorts } from "./station-ports.ts";

/** One configuration at work: its devices, and a bench where any of them is simulated. */
export type Running = {
  readonly kept: Kept;
  readonly station: Station;
  readonly bench: Bench | undefined;
  stop(): Promise<void>;
};

export type RunningPorts = Omit<StationPorts, "simulated"> & {
  readonly tap: Tap | undefined;
  /** What the bench shows of the program itself. */
  readonly process: () => BenchState["process"];
};

/**
 * The same devices at work under a later revision that says the same of them; undefined where it
 * does not. Most changes of an office are none of a board's.
 */
export function renumbered(running: Running, kept: Kept): Running | undefined {
  return isDeepStrictEqual(running.kept.config, kept.config) ? { ...running, kept } : undefined;
}

/** Starts the simulated devices, and then everything that connects to them. */
export async function startRunning(kept: Kept, ports: RunningPorts): Promise<Running> {
  const { devices } = kept.config;
  const { clock, tap, process } = ports;
  const simulated = await startSimulatedHall({ devices, clock, ...(tap && { tap }) });
  const station = startStation(kept.config, { ...ports, simulated });
  const healthOf = (device: string) => station.health.of(device);
  return {
    kept,
    station,
    bench:
      simulated.peripherals.size === 0
        ? undefined
        : createBench({ hall: simulated, configs: devices, healthOf, process }),
    stop: async () => {
      await station.stop();
      await simulated.stop();
    },
  };
}
