import type { HallOptions, HallRunner } from "./hall-runner.ts";
import { replayJournal } from "./journal.ts";
import { LiveHall } from "./live-hall.ts";
import { officeTime } from "./office-time.ts";

/** Opens the hall from its journal. Throws what the store throws, and `HallBroken`. */
export function openRunner(options: HallOptions): HallRunner {
  const { store, chance, clock, projections = [] } = options;
  const journal = replayJournal({ store, chance, projections });
  return new LiveHall({
    ...options,
    journal,
    now: officeTime(clock, journal.hall.lastMs),
    endOfTurn: options.endOfTurn ?? setImmediate,
  });
}
