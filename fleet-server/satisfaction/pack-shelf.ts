import type { BusinessDay } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { HallEvent } from "../queue/events.ts";
import { dayOfTicket } from "../queue/ticket-id.ts";
import { prepareFacts } from "./day-facts.ts";
import { type DaySums, sumsOf } from "./day-sums.ts";
import { type Pack, pack, unpack } from "./packs.ts";

/** Keeps the packs of closed days as the day's rows are. */
export type PackShelf = {
  /** To be told of each event after it was recorded; joins the transaction. */
  follow(event: HallEvent): void;
};

/** Prepares the packs in `store`, whose tables exist. */
export function preparePacks(store: Store): PackShelf {
  const facts = prepareFacts(store);
  const has = store.prepare<[string], 1>("SELECT 1 FROM figures_packs WHERE day = ?").pluck();
  const put = store.prepare(
    "INSERT OR REPLACE INTO figures_packs VALUES (@day, @counts, @durations)",
  );
  const drop = store.prepare("DELETE FROM figures_packs WHERE day = ?");
  return {
    follow: (event) => {
      const day = dayOf(event);
      if (day === undefined) return;
      if (event.kind === "day-reopened") drop.run(day);
      // A rating that comes after the close, or a slip's late result, belongs into the day's pack.
      else if (event.kind === "day-closed" || has.get(day) === 1) {
        put.run({ day, ...pack(sumsOf(facts(day))) });
      }
    },
  };
}

/** A business day as a range needs it. */
export type CountedDay = DaySums & {
  readonly day: BusinessDay;
  readonly state: "open" | "closed";
};

type Row = Pick<CountedDay, "day" | "state"> & { readonly [K in keyof Pack]: Pack[K] | null };

/** Reads the days from `from` to `to` as they stood at one moment, oldest first. */
export function readDays(store: Store, from: BusinessDay, to: BusinessDay): CountedDay[] {
  const facts = prepareFacts(store);
  const rows = store.prepare<[string, string], Row>(`
    SELECT day, state, counts, durations FROM figures_days LEFT JOIN figures_packs USING (day)
    WHERE day BETWEEN ? AND ? ORDER BY day`);
  const all = store.transaction(() =>
    rows.all(from, to).map(({ day, state, counts, durations }) => {
      const isPacked = counts !== null && durations !== null;
      return { day, state, ...(isPacked ? unpack({ counts, durations }) : sumsOf(facts(day))) };
    }),
  );
  return all();
}

function dayOf(event: HallEvent): BusinessDay | undefined {
  if ("day" in event) return event.day;
  return "ticket" in event ? dayOfTicket(event.ticket) : undefined;
}
