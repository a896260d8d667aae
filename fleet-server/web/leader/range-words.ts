import { dayWords } from "@motcua/device-profiles/look";
import { Temporal } from "temporal-polyfill";
import type { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";

type Words = typeof leaderPhrases.vi.whole;

const quarters = ["I", "II", "III", "IV"];

/** Days that are a whole year, quarter, month or week by their name; null: they are none. */
export function wholeWords(days: Days, words: Words): string | null {
  const from = Temporal.PlainDate.from(days.from);
  const after = Temporal.PlainDate.from(days.to).add({ days: 1 });
  const lasts = (length: Temporal.DurationLike) => from.add(length).equals(after);
  const { month, year } = from;
  if (from.dayOfWeek === 1 && lasts({ weeks: 1 })) {
    // A week belongs to the year that holds its Thursday (ISO 8601).
    const { weekOfYear = 0, yearOfWeek = 0 } = from;
    const sameYear = days.to.startsWith(`${year}`);
    const start = sameYear ? dayWords(days.from).slice(0, 5) : dayWords(days.from);
    return words.week(weekOfYear, yearOfWeek, `${start} – ${dayWords(days.to)}`);
  }
  if (from.day !== 1) return null;
  if (lasts({ months: 1 })) return words.month(month, year);
  const quarter = quarters[(month - 1) / 3];
  if (quarter !== undefined && lasts({ months: 3 })) return words.quarter(quarter, year);
  return month === 1 && lasts({ years: 1 }) ? words.year(year) : null;
}
