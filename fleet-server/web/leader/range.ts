import { Temporal } from "temporal-polyfill";

/** The periods that a leader reads; a week starts on Monday. */
export const periods = ["day", "week", "month", "quarter"] as const;
export type Period = (typeof periods)[number];

/** What is read: the period that holds a day (`of`; null: the present one), or days from … to …. */
export type Range =
  | { readonly period: Period; readonly of: string | null }
  | { readonly period: "custom"; readonly from: string; readonly to: string };

/** First and last day, both counted, as `YYYY-MM-DD`. */
export type Days = { readonly from: string; readonly to: string };

/** What is read at first: a month of an office says something, a morning does not. */
export const thisMonth: Range = { period: "month", of: null };

/** The range that an address names, `?range=week&of=2026-11-02` or `?from=…&to=…`; null: none. */
export function rangeOf(search: string): Range | null {
  const asked = new URLSearchParams(search);
  const [from, to] = [asDay(asked.get("from")), asDay(asked.get("to"))];
  if (from !== null && to !== null) return custom(from, to);
  const period = periods.find((one) => one === asked.get("range"));
  return period === undefined ? null : { period, of: asDay(asked.get("of")) };
}

/** The address of a range, to keep or to send; other parts of `search` stay. */
export function addressOf(range: Range, search: string): string {
  const asked = new URLSearchParams(search);
  for (const name of ["range", "of", "from", "to"]) asked.delete(name);
  if (range.period === "custom") {
    asked.set("from", range.from);
    asked.set("to", range.to);
  } else {
    asked.set("range", range.period);
    if (range.of !== null) asked.set("of", range.of);
  }
  return `?${asked}`;
}

/** Days that a person chose, in whichever order. */
export function custom(a: string, b: string): Range {
  const [from, to] = Temporal.PlainDate.compare(a, b) <= 0 ? [a, b] : [b, a];
  return { period: "custom", from, to };
}

/** The days of a range; a period that still runs ends today. */
export function daysOf(range: Range, today: string): Days {
  if (range.period === "custom") return range;
  const start = startOf(range.period, Temporal.PlainDate.from(range.of ?? today));
  const end = start.add(lengthOf(range.period)).subtract({ days: 1 });
  const now = Temporal.PlainDate.from(today);
  const last = Temporal.PlainDate.compare(start, now) <= 0 && isBefore(now, end) ? now : end;
  return { from: start.toString(), to: last.toString() };
}

/** The period before (−1) or after (1); null where that would be in the future, or has no period. */
export function stepped(range: Range, by: -1 | 1, today: string): Range | null {
  if (range.period === "custom") return null;
  const { period } = range;
  const start = startOf(period, Temporal.PlainDate.from(range.of ?? today));
  const length = lengthOf(period);
  const next = by === 1 ? start.add(length) : start.subtract(length);
  const present = startOf(period, Temporal.PlainDate.from(today));
  if (isBefore(present, next)) return null;
  return { period, of: next.equals(present) ? null : next.toString() };
}

function startOf(period: Period, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (period) {
    case "day":
      return day;
    case "week":
      return day.subtract({ days: day.dayOfWeek - 1 });
    case "month":
      return day.with({ day: 1 });
    case "quarter":
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
  }
}

function lengthOf(period: Period): Temporal.DurationLike {
  switch (period) {
    case "day":
      return { days: 1 };
    case "week":
      return { weeks: 1 };
    case "month":
      return { months: 1 };
    case "quarter":
      return { months: 3 };
  }
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

/** Text from an address or a field is a day of the calendar, or it is nothing. */
function asDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}
