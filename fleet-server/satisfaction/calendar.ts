import type { BusinessDay } from "@motcua/broker/contract";
import { Temporal } from "temporal-polyfill";

/** Days, weeks and hours of the figures. Vietnam is 7 hours ahead of UTC, all the year. */
const aheadOfUtcMs = 7 * 3_600_000;

/** The hour on a clock in Vietnam, 0 to 23; `wallMs` is ms since 1970. */
export function hourInVietnam(wallMs: number): number {
  return Math.floor((wallMs + aheadOfUtcMs) / 3_600_000) % 24;
}

/** Whether the text names a day of the calendar: the 30th of February is none. */
export function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Days from `from` to `to`, both counted; 0 or less where `to` is before it. */
export function daysIn(from: BusinessDay, to: BusinessDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** An ISO 8601 week: its name, such as `2026-W48`, its Monday and its Sunday. */
export type Week = { readonly week: string; readonly from: BusinessDay; readonly to: BusinessDay };

/** The `count` ISO weeks that end with the week of `day`, oldest first. */
export function weeksUpTo(day: BusinessDay, count: number): Week[] {
  const last = Temporal.PlainDate.from(day);
  const monday = last.subtract({ days: last.dayOfWeek - 1 });
  return Array.from({ length: count }, (_, index) => {
    const from = monday.subtract({ weeks: count - 1 - index });
    const number = String(from.weekOfYear).padStart(2, "0");
    return {
      week: `${from.yearOfWeek}-W${number}`,
      from: from.toString(),
      to: from.add({ days: 6 }).toString(),
    };
  });
}
