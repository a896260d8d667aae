import type { Chance } from "../ports.ts";
import type { Store } from "./store.ts";

/** One row of a log. `atMs` is the writer's wall clock, ms since 1970. */
export type Entry<B> = Draft<B> & { readonly seq: number };

/** A row before it has its number. `v` is the version of this kind's body, from 1. */
export type Draft<B> = {
  readonly kind: string;
  readonly v: number;
  readonly atMs: number;
  readonly body: B;
};

/** A log of JSON bodies: numbered from 1 without gaps, until rows are forgotten; durable when `append` has returned. */
export interface Log<B> {
  /** ULID made with the file, so that a replaced card starts a new log. */
  readonly id: string;
  /** The last number given; 0 when empty. */
  readonly last: number;
  /**
   * Adds rows and returns the last number. Joins a surrounding `store.transaction`, so that a row
   * stands or falls with the state it reports; otherwise it is a transaction of its own.
   */
  append(entries: readonly Draft<B>[]): number;
  /** At most `max` rows from `fromSeq` on, ascending. */
  read(fromSeq: number, max: number): Entry<B>[];
  /** The number of the newest row of a kind. */
  lastOf(kind: string): number | undefined;
  /** Deletes the rows up to and including `upto`, which their reader has acknowledged. */
  forget(upto: number): void;
  /** Deletes one row that its reader is done with, while older ones are still needed. */
  forgetOne(seq: number): void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS log (
    name TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    forgotten INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS log_entry (
    log TEXT NOT NULL REFERENCES log (name),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    v INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (log, seq)
  ) STRICT, WITHOUT ROWID;
`;

type Row = { seq: number; kind: string; v: number; atMs: number; body: string };

/** Opens the log of this name in a store, or makes it. One store holds several logs. */
export function openLog<B>(store: Store, name: string, chance: Chance): Log<B> {
  store.exec(tables);
  store.prepare("INSERT OR IGNORE INTO log (name, id) VALUES (?, ?)").run(name, chance.id());
  const id = store.prepare<[string], string>("SELECT id FROM log WHERE name = ?").pluck().get(name);
  if (id === undefined) throw new Error(`the log ${name} was not made`);
  // The number is read from the table each time: one kept in memory would survive a rollback.
  const last = store
    .prepare<[string, string], number>(
      `SELECT max(
        coalesce((SELECT max(seq) FROM log_entry WHERE log = ?), 0),
        (SELECT forgotten FROM log WHERE name = ?))`,
    )
    .pluck();
  const insert = store.prepare<[string, number, string, number, number, string]>(
    "INSERT INTO log_entry (log, seq, kind, v, at_ms, body) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const select = store.prepare<[string, number, number], Row>(
    `SELECT seq, kind, v, at_ms AS atMs, body FROM log_entry
     WHERE log = ? AND seq >= ? ORDER BY seq LIMIT ?`,
  );
  // Walks back from the end: what is looked for is of today, and an index would cost each append.
  const newest = store
    .prepare<[string, string], number>(
      "SELECT seq FROM log_entry WHERE log = ? AND kind = ? ORDER BY seq DESC LIMIT 1",
    )
    .pluck();
  const remember = store.prepare<[number, string]>(
    "UPDATE log SET forgotten = max(forgotten, ?) WHERE name = ?",
  );
  const remove = store.prepare<[string, number]>(
    "DELETE FROM log_entry WHERE log = ? AND seq <= ?",
  );
  const removeOne = store.prepare<[string, number]>(
    "DELETE FROM log_entry WHERE log = ? AND seq = ?",
  );
  const lastSeq = () => last.get(name, name) ?? 0;

  const append = store.transaction((entries: readonly Draft<B>[]): number => {
    let seq = lastSeq();
    for (const entry of entries) {
      seq += 1;
      insert.run(name, seq, entry.kind, entry.v, entry.atMs, JSON.stringify(entry.body));
    }
    return seq;
  });

  const forget = store.transaction((upto: number): void => {
    // The numbers go on where they were, also when every row is gone.
    remember.run(Math.min(upto, lastSeq()), name);
    remove.run(name, upto);
  });

  const forgetOne = store.transaction((seq: number): void => {
    remember.run(Math.min(seq, lastSeq()), name);
    removeOne.run(name, seq);
  });

  return {
    id,
    get last() {
      return lastSeq();
    },
    append,
    read: (fromSeq, max) =>
      select.all(name, fromSeq, max).map((row) => ({ ...row, body: JSON.parse(row.body) as B })),
    lastOf: (kind) => newest.get(name, kind),
    forget,
    forgetOne,
  };
}
