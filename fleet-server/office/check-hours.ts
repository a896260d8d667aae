import type { Fault } from "@motcua/device-profiles/document";
import { Temporal } from "temporal-polyfill";
import { type Hours, weekdays } from "./hours.ts";

/** Ranges that run forward, one after the other, on dates that exist. */
export function checkHours(hours: Hours): Fault[] {
  const exceptions = Object.entries(hours.exceptions ?? {});
  return [
    ...weekdays.flatMap((day) => checkRanges(hours[day] ?? [], `hours/${day}`)),
    ...exceptions.flatMap(([date, ranges]) => [
      ...checkDate(date),
      ...checkRanges(ranges, `hours/exceptions/${date}`),
    ]),
  ];
}

function checkRanges(ranges: readonly string[], path: string): Fault[] {
  return ranges.flatMap((range, index) => {
    const at = `${path}/${index}`;
    const [from = "", to = ""] = range.split("-");
    const before = ranges[index - 1]?.split("-")[1];
    // Times of one form compare as text.
    if (from >= to) {
      return [
        { path: at, message: "ends before it begins", remedy: "Write the earlier time first." },
      ];
    }
    if (before !== undefined && from < before) {
      const remedy = `Begin at ${before} or later.`;
      return [{ path: at, message: "begins before the range in front of it ends", remedy }];
    }
    return [];
  });
}

function checkDate(date: string): Fault[] {
  try {
    Temporal.PlainDate.from(date, { overflow: "reject" });
    return [];
  } catch {
    const remedy = "Write a date as year-month-day, such as 2027-02-08.";
    return [{ path: `hours/exceptions/${date}`, message: "is not a date", remedy }];
  }
}
