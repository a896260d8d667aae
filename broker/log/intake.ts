import type { Store } from "./store.ts";

/** The receiving end of other machines' logs: each row takes effect once, in order. */
export interface Intake {
  /**
   * Takes a batch in one transaction: drops what is known, refuses a gap, gives the rest to
   * `apply`, and returns how far the log is stored. When `apply` throws, nothing has happened.
   */
  accept<E extends { readonly seq: number }>(
    log: string,
    entries: readonly E[],
    apply: (fresh: readonly E[]) => void,
  ): number;
  /** The rows of a batch that would be taken: those that continue the log without a gap. */
  fresh<E extends { readonly seq: number }>(log: string, entries: readonly E[]): readonly E[];
  /**
   * The sender keeps nothing before `oldest` any more. What lies between was acknowledged, and is
   * gone with data that a backup took the place of: the log goes on at `oldest`. Returns how many
   * rows were passed over.
   */
  skipTo(log: string, oldest: number): number;
  /** How far this log is stored; 0 for one that was never seen. */
  upto(log: string): number;
}

/** Opens the intake of a store. */
export function openIntake(store: Store): Intake {
  store.exec(
    "CREATE TABLE IF NOT EXISTS log_intake (log TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT",
  );
  const read = store.prepare<[string], number>("SELECT upto FROM log_intake WHERE log = ?").pluck();
  const write = store.prepare<[string, number]>(
    `INSERT INTO log_intake (log, upto) VALUES (?, ?)
     ON CONFLICT (log) DO UPDATE SET upto = excluded.upto`,
  );
  return {
    accept: (log, entries, apply) =>
      store.transaction(() => {
        const known = read.get(log);
        const fresh = freshOf(entries, known);
        const last = fresh.at(-1);
        if (last === undefined) return known ?? 0;
        apply(fresh);
        write.run(log, last.seq);
        return last.seq;
      })(),
    fresh: (log, entries) => freshOf(entries, read.get(log)),
    skipTo: (log, oldest) => {
      const known = read.get(log);
      const missing = known === undefined ? 0 : oldest - 1 - known;
      if (missing <= 0) return 0;
      write.run(log, oldest - 1);
      return missing;
    },
    upto: (log) => read.get(log) ?? 0,
  };
}

/**
 * The rows that continue the log without a gap. A log that was never seen may begin anywhere: its
 * earlier rows were acknowledged by a server whose data is gone, and its board has deleted them.
 */
function freshOf<E extends { readonly seq: number }>(
  entries: readonly E[],
  known: number | undefined,
): readonly E[] {
  const upto = known ?? (entries[0]?.seq ?? 1) - 1;
  const fresh = entries.filter((entry) => entry.seq > upto);
  return fresh.every((entry, index) => entry.seq === upto + 1 + index) ? fresh : [];
}
