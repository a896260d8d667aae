import type { DeviceName, Telemetry } from "@motcua/broker/contract";

/** Measures of one device or of the board, by name. */
export type Measured = Telemetry["board"];

/** Counters of one device; they only rise, from 0 at the start of the process. */
export type Tally = {
  add(measure: string): void;
  values(): Measured;
};

/** The tallies of all devices. They outlive a new configuration, as the process does. */
export type TallyBook = { of(device: DeviceName): Tally };

export function createTallyBook(): TallyBook {
  const tallies = new Map<DeviceName, Tally>();
  return {
    of: (device) => {
      const tally = tallies.get(device) ?? createTally();
      tallies.set(device, tally);
      return tally;
    },
  };
}

function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (measure) => void counts.set(measure, (counts.get(measure) ?? 0) + 1),
    values: () => Object.fromEntries(counts),
  };
}
