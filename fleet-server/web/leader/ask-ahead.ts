import { dayInVietnam, type Reply, read } from "@motcua/device-profiles/look";
import { Temporal } from "temporal-polyfill";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { type Days, daysOf, type Range, rangeOf, thisMonth } from "./range.ts";

/** Figures that were asked for before the page was drawn. */
export type Ahead = {
  readonly days: Days;
  readonly reply: Promise<Reply<RangeFigures>>;
  /** What to open with where the address names no range. */
  readonly opening: Promise<Range>;
};

/**
 * Asks for the figures of the page's address at once. A browser opens six lines to a server, and
 * the six fonts of the first drawing take them all: on a slow line they would come first.
 */
export function askAhead(search: string, wallMs: number): Ahead {
  const today = dayInVietnam(wallMs);
  const named = rangeOf(search);
  const days = daysOf(named ?? thisMonth, today);
  const reply = ask(days);
  const opening = named === null ? latestMonth(reply, today) : Promise.resolve(named);
  return { days, reply, opening };
}

export function ask({ from, to }: Days): Promise<Reply<RangeFigures>> {
  return read<RangeFigures>(`/v1/figures?from=${from}&to=${to}`);
}

/** This month or, while nobody came in it, the latest one of a year in which somebody did. */
async function latestMonth(present: Ahead["reply"], today: string): Promise<Range> {
  const month = await present;
  if (!("ok" in month) || month.ok.overall.tickets > 0) return thisMonth;
  const from = Temporal.PlainDate.from(today).subtract({ years: 1 }).toString();
  const year = await ask({ from, to: today });
  const last = "ok" in year ? year.ok.days.findLast(({ tickets }) => tickets > 0) : undefined;
  return last === undefined ? thisMonth : { period: "month", of: `${last.day.slice(0, 7)}-01` };
}
