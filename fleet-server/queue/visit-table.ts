import type { BusinessDay, VisitId } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import { Map as ImmutableMap } from "immutable";
import type { HallEvent } from "./events.ts";
import type { Visit } from "./hall.ts";

/**
 * The served visits of the days that a restart does not replay and whose ratings may still come.
 * It holds nothing that the journal does not, and can be made again from it.
 */
export type VisitTable = {
  /** Notes a served visit; joins the transaction of the append. */
  note(event: Extract<HallEvent, { kind: "ticket-served" }>, day: BusinessDay): void;
  /** Forgets visits of days that are not among these. */
  keep(days: readonly BusinessDay[]): void;
  of(days: readonly BusinessDay[]): ImmutableMap<VisitId, Visit>;
  clear(): void;
};

type Row = Visit & { readonly visit: VisitId };

/** Opens the table. */
export function openVisitTable(store: Store): VisitTable {
  store.exec(`
    CREATE TABLE IF NOT EXISTS hall_visit (
      visit TEXT PRIMARY KEY,
      ticket TEXT NOT NULL,
      counter INTEGER NOT NULL,
      person TEXT NOT NULL,
      service TEXT NOT NULL,
      day TEXT NOT NULL
    ) STRICT;
  `);
  const insert = store.prepare("INSERT INTO hall_visit VALUES (?, ?, ?, ?, ?, ?)");
  const among = "(SELECT value FROM json_each(?))";
  const forget = store.prepare(`DELETE FROM hall_visit WHERE day NOT IN ${among}`);
  const read = store.prepare<[string], Row>(`SELECT * FROM hall_visit WHERE day IN ${among}`);
  return {
    note: ({ visit, ticket, counter, person, service }, day) =>
      void insert.run(visit, ticket, counter, person, service, day),
    keep: (days) => void forget.run(JSON.stringify(days)),
    of: (days) =>
      ImmutableMap(read.all(JSON.stringify(days)).map(({ visit, ...row }) => [visit, row])),
    clear: () => void store.exec("DELETE FROM hall_visit"),
  };
}
