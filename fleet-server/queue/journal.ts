import { type Entry, type Log, openLog, type Store } from "@motcua/broker/log";
import type { Chance } from "@motcua/broker/ports";
import { apply } from "./apply.ts";
import { openDayTable } from "./day-table.ts";
import { eventVersion, type HallEvent } from "./events.ts";
import type { Hall } from "./hall.ts";
import type { Projection } from "./projection.ts";

/** The office's journal: what happened in the hall, for ever. */
export function openJournal(store: Store, chance: Chance): Log<HallEvent> {
  return openLog<HallEvent>(store, "hall", chance);
}

/** The journal with the hall that it makes. */
export type Journal = {
  /** The hall as the journal says when it was opened. */
  readonly hall: Hall;
  /** Appends events and what follows from them in one transaction. Throws what SQLite throws. */
  commit(events: readonly HallEvent[]): void;
};

/** Entries read at a time: a few hundred KB in memory. */
const step = 500;

/**
 * Replays the newest day and the one before, on a hall that knows the visits of earlier days
 * whose ratings may still come; and appends. Every projection stands and falls with the events
 * that it was made of.
 */
export function replayJournal(options: {
  readonly store: Store;
  readonly chance: Chance;
  readonly projections: readonly Projection[];
}): Journal {
  const { store, chance } = options;
  const log = openJournal(store, chance);
  const days = openDayTable(store);
  if (days.upto !== log.last) {
    store.transaction(() => {
      days.clear();
      for (const entries of pages(log, 1)) days.project(entries);
    })();
  }
  const { fromSeq, hall: start } = days.start();
  let hall = start;
  for (const entries of pages(log, fromSeq)) {
    for (const { body } of entries) hall = apply(hall, body);
  }
  const commit = store.transaction((events: readonly HallEvent[]) => {
    const drafts = events.map((event) => ({
      kind: event.kind,
      v: eventVersion,
      atMs: event.wallMs,
      body: event,
    }));
    const first = log.append(drafts) - drafts.length + 1;
    const entries = drafts.map((draft, index) => ({ seq: first + index, ...draft }));
    for (const projection of [days, ...options.projections]) projection.project(entries);
  });
  return { hall, commit };
}

function* pages(log: Log<HallEvent>, fromSeq: number): Generator<readonly Entry<HallEvent>[]> {
  for (let seq = fromSeq; ; seq += step) {
    const entries = log.read(seq, step);
    if (entries.length > 0) yield entries;
    if (entries.length < step) return;
  }
}
