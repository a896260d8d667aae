import type { BusinessDay } from "@motcua/broker/contract";
import type { Entry, Store } from "@motcua/broker/log";
import { OrderedSet } from "immutable";
import type { HallEvent } from "./events.ts";
import { emptyHall, type Hall, rateableDays } from "./hall.ts";
import { dayOfTicket } from "./ticket-id.ts";
import { openVisitTable, type VisitTable } from "./visit-table.ts";

/** Where each day begins in the journal, so that a restart reads two days and not all years. */
export type DayTable = {
  /** Notes the days that were opened; joins the transaction of the append. */
  project(entries: readonly Entry<HallEvent>[]): void;
  /** How much of the journal is noted. */
  readonly upto: number;
  /** From which entry to replay, and on what hall: the day before the newest, for its receipts. */
  start(): { readonly fromSeq: number; readonly hall: Hall };
  clear(): void;
};

/** One more than may be rated: a restart begins a day before today, with what was rateable then. */
const keptDays = rateableDays + 1;

type Row = { day: BusinessDay; seq: number; callSeq: number };

/** Opens the table. It holds nothing that the journal does not, and can be made again from it. */
export function openDayTable(store: Store): DayTable {
  store.exec(`
    CREATE TABLE IF NOT EXISTS hall_day (
      day TEXT PRIMARY KEY,
      seq INTEGER NOT NULL UNIQUE,
      call_seq INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS hall_day_cursor (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      upto INTEGER NOT NULL,
      call_seq INTEGER NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO hall_day_cursor (one, upto, call_seq) VALUES (1, 0, 0);
  `);
  const forgetDays = "UPDATE hall_day_cursor SET upto = 0, call_seq = 0; DELETE FROM hall_day";
  const hasVisits = store.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'hall_visit'").get();
  // A file of before that table: all of this is made again, also after a crash right here.
  if (hasVisits === undefined) store.exec(forgetDays);
  const visits = openVisitTable(store);
  const insert = store.prepare("INSERT INTO hall_day (day, seq, call_seq) VALUES (?, ?, ?)");
  const read = store.prepare<[], { upto: number; callSeq: number }>(
    "SELECT upto, call_seq AS callSeq FROM hall_day_cursor",
  );
  const write = store.prepare("UPDATE hall_day_cursor SET upto = ?, call_seq = ?");
  const days = store.prepare<[], Row>(
    "SELECT day, seq, call_seq AS callSeq FROM hall_day ORDER BY seq",
  );
  const noted = () => read.get() ?? { upto: 0, callSeq: 0 };
  return {
    project: (entries) => {
      let { upto, callSeq } = noted();
      for (const { seq, body } of entries) {
        if (body.kind === "day-opened") {
          insert.run(body.day, seq, callSeq);
          visits.keep(newest(days.all()));
        }
        if (body.kind === "ticket-served") visits.note(body, dayOfTicket(body.ticket));
        if (body.kind === "ticket-called" || body.kind === "ticket-recalled") callSeq = body.seq;
        upto = seq;
      }
      write.run(upto, callSeq);
    },
    get upto() {
      return noted().upto;
    },
    start: () => startAt(days.all(), visits),
    clear: () => {
      visits.clear();
      store.exec(forgetDays);
    },
  };
}

function newest(rows: readonly Row[]): readonly BusinessDay[] {
  return rows.slice(-keptDays).map(({ day }) => day);
}

function startAt(
  rows: readonly Row[],
  visits: VisitTable,
): { readonly fromSeq: number; readonly hall: Hall } {
  const before = rows.at(-2) ?? rows.at(-1);
  if (before === undefined) return { fromSeq: 1, hall: emptyHall };
  const earlier = rows.filter((row) => row.seq < before.seq).map((row) => row.day);
  const hall = {
    ...emptyHall,
    days: OrderedSet(earlier),
    callSeq: before.callSeq,
    visits: { ...emptyHall.visits, before: visits.of(earlier.slice(-rateableDays)) },
  };
  return { fromSeq: before.seq, hall };
}
