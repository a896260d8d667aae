import type { BusinessDay } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { Office } from "../office/office.ts";
import { type CountedDay, readDays } from "./pack-shelf.ts";
import { firstDayOf, rangeFigures } from "./range.ts";
import type { RangeFigures } from "./range-schema.ts";

/** The days of the demo history, where there is one and the office may show it. */
export type DemoDays = (from: BusinessDay, to: BusinessDay) => readonly CountedDay[];

/** Answers for the days from `from` to `to`; both are days of the calendar, in this order. */
export type ReadRange = (from: BusinessDay, to: BusinessDay) => RangeFigures;

/** The figures of any range: the office's days, and before the first of them the demo's. */
export function openRangeReader(options: {
  readonly store: Store;
  readonly office: () => Office;
  readonly demoDays: DemoDays;
}): ReadRange {
  const { store, office, demoDays } = options;
  const wallMs = store.prepare<[], number | null>("SELECT wall_ms FROM figures_cursor").pluck();
  const firstDay = store.prepare<[], string | null>("SELECT min(day) FROM figures_days").pluck();
  const read = store.transaction((from: BusinessDay, to: BusinessDay) => {
    const asked = { from, to, office: office(), completeUpToMs: wallMs.get() ?? null };
    const since = firstDayOf(asked);
    const liveFrom = firstDay.get() ?? null;
    const mayHaveDemo = liveFrom === null || since < liveFrom;
    const demo = (mayHaveDemo ? demoDays(since, to) : [])
      .filter(({ day }) => liveFrom === null || day < liveFrom)
      .map((day) => ({ ...day, demo: true }));
    const live = readDays(store, since, to).map((day) => ({ ...day, demo: false }));
    return rangeFigures([...demo, ...live], asked);
  });
  return (from, to) => read(from, to);
}
