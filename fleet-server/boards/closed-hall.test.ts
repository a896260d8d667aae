import { expect, test } from "vitest";
import { closedHall } from "./closed-hall.ts";

const day = ["07:30-11:30", "13:30-17:00"];
/** Open from Monday to Friday. */
const hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
const at = (local: string) => Date.parse(`${local}+07:00`);
const tuesday = (open: boolean) => ({ day: { label: "2026-11-24", open, openedWallMs: 0 } });

test("a kiosk is told why no numbers are given, and this date's hours", () => {
  const now = (hall: Parameters<typeof closedHall>[0], local: string) =>
    closedHall(hall, hours, at(local));
  expect(now(tuesday(true), "2026-11-24T12:00")).toBeUndefined();
  expect(now({ day: null }, "2026-11-24T07:00")).toEqual({ why: "not-yet", hours: day });
  expect(now({ day: null }, "2026-11-24T17:00")).toEqual({ why: "over", hours: day });
  // A person has closed early: today's numbers were given.
  expect(now(tuesday(false), "2026-11-24T15:00")).toEqual({ why: "over", hours: day });
  // The next morning it is not over any more, and on Saturday there are no hours.
  expect(now(tuesday(false), "2026-11-25T06:00")).toEqual({ why: "not-yet", hours: day });
  expect(now(tuesday(false), "2026-11-28T09:00")).toEqual({ why: "not-yet", hours: [] });
});
