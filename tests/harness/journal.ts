import { join } from "node:path";
import Database from "better-sqlite3";
import type { HallEvent } from "../../fleet-server/queue/events.ts";

/** Everything that an office's journal says, read beside the running server. */
export function readJournal(dataDir: string): readonly HallEvent[] {
  const database = new Database(join(dataDir, "office.db"), { readonly: true });
  try {
    const rows = database
      .prepare<[], string>("SELECT body FROM log_entry WHERE log = 'hall' ORDER BY seq")
      .pluck()
      .all();
    return rows.map((row) => JSON.parse(row) as HallEvent);
  } finally {
    database.close();
  }
}
