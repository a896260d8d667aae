import type { Store } from "@motcua/broker/log";

/** The last good text of `office.yaml`, and the revision under which boards know it. */
export type Kept = { readonly rev: number; readonly text: string };

/** Where the last good text outlives a file that somebody broke. */
export type Shelf = {
  /** `undefined` before the first good text. */
  read(): Kept | undefined;
  /** Durable when it returns. Throws what the store throws. */
  keep(kept: Kept): void;
};

/** The shelf in the office's own store. */
export function openShelf(store: Store): Shelf {
  store.exec(`CREATE TABLE IF NOT EXISTS office_in_force (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    rev INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT`);
  const select = store.prepare<[], Kept>("SELECT rev, text FROM office_in_force");
  const replace = store.prepare<[number, string]>(
    "INSERT OR REPLACE INTO office_in_force (only, rev, text) VALUES (1, ?, ?)",
  );
  return {
    read: () => select.get(),
    keep: ({ rev, text }) => {
      replace.run(rev, text);
    },
  };
}
