import type { Entry, Log, Store } from "@motcua/broker/log";
import type { HallEvent } from "../queue/events.ts";
import type { Projection } from "../queue/projection.ts";
import { preparePacks } from "./pack-shelf.ts";
import { prepareRecord } from "./record.ts";
import { createTables, dropTables } from "./tables.ts";

/** The tables behind the figures. They hold nothing that the journal does not. */
export interface FiguresProjection extends Projection {
  /** Throws all of it away. Until `rebuild` nothing can be projected. */
  drop(): void;
  /** Makes it again from the first entry of the journal. */
  rebuild(): void;
}

/** Entries read at a time while rebuilding: a few hundred KB in memory. An entry takes some 20 µs. */
const rebuildStep = 500;

/**
 * Opens the projection in the office's store, and brings it up to the journal's end if it is not
 * there, as after an update that brought it, or when its tables were dropped.
 */
export function openFiguresProjection(options: {
  readonly store: Store;
  readonly journal: Log<HallEvent>;
}): FiguresProjection {
  const { store, journal } = options;
  createTables(store);
  const record = prepareRecord(store);
  const packs = preparePacks(store);
  const read = store.prepare<[], { upto: number }>("SELECT upto FROM figures_cursor");
  const advance = store.prepare("UPDATE figures_cursor SET upto = ?, wall_ms = ?");
  const upto = (): number => read.get()?.upto ?? 0;

  const project = store.transaction((entries: readonly Entry<HallEvent>[]) => {
    let done = upto();
    const before = done;
    for (const entry of entries) {
      // An entry that comes again changes nothing.
      if (entry.seq <= done) continue;
      if (entry.seq !== done + 1) throw new Error(gap(done, entry.seq));
      record(entry);
      packs.follow(entry.body);
      done = entry.seq;
    }
    if (done > before) advance.run(done, entries.at(-1)?.body.wallMs);
  });

  const drop = (): void => dropTables(store);

  const rebuild = store.transaction(() => {
    drop();
    createTables(store);
    for (let seq = 0; seq < journal.last; seq = upto()) {
      project(journal.read(seq + 1, rebuildStep));
    }
  });

  if (upto() !== journal.last) rebuild();
  return { project, drop, rebuild };
}

function gap(upto: number, seq: number): string {
  return `the figures stand at entry ${upto} and were handed ${seq}: restart, and they are rebuilt`;
}
