import type { BusinessDay } from "@motcua/broker/contract";
import type { Entry, Store } from "@motcua/broker/log";
import { Set as ImmutableSet } from "immutable";
import type { HallEvent } from "./events.ts";
import { emptyHall, type Hall } from "./hall.ts";

/** Where each day begins in the journal, so that a restart reads two days and not all years. */
export type DayTable = {
  /** Notes the days that were opened; joins the transaction of the append. */
  project(entries: readonly Entry<HallEvent>[]): void;
  /** How much of the journal is noted. */
  readonly upto: number;
  /** From which entry to replay, and on what hall: the day before the newest, for its ratings. */
  start(): { readonly fromSeq: number; readonly hall: Hall };
  clear(): void;
};

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
        if (body.kind === "day-opened") insert.run(body.day, seq, callSeq);
        if (body.kind === "ticket-called" || body.kind === "ticket-recalled") callSeq = body.seq;
        upto = seq;
      }
      write.run(upto, callSeq);
    },
    get upto() {
      return noted().upto;
    },
    start: () => startAt(days.all()),
    clear: () => {
      store.exec("DELETE FROM hall_day; UPDATE hall_day_cursor SET upto = 0, call_seq = 0");
    },
  };
}

function startAt(rows: readonly Row[]): { readonly fromSeq: number; readonly hall: Hall } {
  const before = rows.at(-2) ?? rows.at(-1);
  if (before === undefined) return { fromSeq: 1, hall: emptyHall };
  const earlier = rows.filter((row) => row.seq < before.seq).map((row) => row.day);
  const hall = { ...emptyHall, days: ImmutableSet(earlier), callSeq: before.callSeq };
  return { fromSeq: before.seq, hall };
}
