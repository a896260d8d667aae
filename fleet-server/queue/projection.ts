import type { Entry } from "@motcua/broker/log";
import type { HallEvent } from "./events.ts";

/** Something kept up to date from the journal, inside the transaction of its append. */
export type Projection = {
  /** Entries in order, each once; what it throws undoes the append. */
  project(entries: readonly Entry<HallEvent>[]): void;
};
