import type { Store } from "@motcua/broker/log";

/**
 * The number of this start of the server. Pictures are ordered by (epoch, version), so a version
 * may begin at 0 after each restart.
 */
export function nextEpoch(store: Store): number {
  store.exec(`CREATE TABLE IF NOT EXISTS server_epoch (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch INTEGER NOT NULL
  ) STRICT`);
  const row = store
    .prepare<[], { epoch: number }>(
      `INSERT INTO server_epoch VALUES (1, 1)
       ON CONFLICT (only) DO UPDATE SET epoch = epoch + 1 RETURNING epoch`,
    )
    .get();
  if (row === undefined) throw new Error("SQLite returned no epoch");
  return row.epoch;
}
