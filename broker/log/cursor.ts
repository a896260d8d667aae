import type { Store } from "./store.ts";

/** How far a reader of a log has come. Moves in the transaction of what it did with the rows. */
export interface Cursor {
  /** The last row that is done; 0 at first. */
  readonly upto: number;
  /** Moves forward; a lower number is ignored. */
  advance(upto: number): void;
}

/** Opens the reader's place of this name in a store, or makes it at 0. */
export function openCursor(store: Store, name: string): Cursor {
  store.exec(
    "CREATE TABLE IF NOT EXISTS log_cursor (name TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT",
  );
  const read = store
    .prepare<[string], number>("SELECT upto FROM log_cursor WHERE name = ?")
    .pluck();
  const write = store.prepare<[string, number]>(
    `INSERT INTO log_cursor (name, upto) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET upto = max(upto, excluded.upto)`,
  );
  return {
    get upto() {
      return read.get(name) ?? 0;
    },
    advance: (upto) => {
      write.run(name, upto);
    },
  };
}
