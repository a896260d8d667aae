import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Hours, hoursAt } from "./hours.ts";

const day = ["07:30-11:30", "13:30-17:00"];
const hours: Hours = {
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
  // Tết of 2027 is Saturday 6 February: closed until the Monday of the week after.
  exceptions: {
    "2027-02-04": [],
    "2027-02-05": [],
    "2027-02-08": [],
    "2027-02-09": [],
    "2027-02-10": [],
    "2027-02-11": [],
    "2027-02-12": [],
    "2027-02-20": ["07:30-11:30"],
  },
};

const at = (local: string) => Date.parse(`${local}+07:00`);

describe("an office that opens twice a day", () => {
  test.each([
    ["before the morning", "2026-11-24T07:29:59", false, "2026-11-24T07:30"],
    ["at the first minute", "2026-11-24T07:30:00", true, "2026-11-24T13:30"],
    ["at noon", "2026-11-24T12:00:00", false, "2026-11-24T13:30"],
    ["in the afternoon", "2026-11-24T16:59:59", true, "2026-11-25T07:30"],
    ["at the last minute", "2026-11-24T17:00:00", false, "2026-11-25T07:30"],
    ["on Friday evening", "2026-11-27T18:00:00", false, "2026-11-30T07:30"],
    ["on Sunday", "2026-11-29T10:00:00", false, "2026-11-30T07:30"],
    ["on the eve of Tết", "2027-02-03T18:00:00", false, "2027-02-15T07:30"],
    ["on a make-up Saturday", "2027-02-20T08:00:00", true, "2027-02-22T07:30"],
  ])("%s", (_when, local, openNow, next) => {
    const now = hoursAt(hours, at(local));
    expect(now).toMatchObject({ day: local.slice(0, 10), openNow, nextOpeningMs: at(next) });
  });

  test("closes for the day at the end of its last range, and not for lunch", () => {
    expect(hoursAt(hours, at("2026-11-24T11:45")).lastClosingMs).toBe(at("2026-11-24T17:00"));
    expect(hoursAt(hours, at("2026-11-29T11:45")).lastClosingMs).toBeNull();
  });
});

test("the date is Vietnam's, whatever the machine's time zone", () => {
  // 00:30 on the 25th there is 17:30 on the 24th in UTC.
  expect(hoursAt(hours, Date.UTC(2026, 10, 24, 17, 30)).day).toBe("2026-11-25");
});

test("an office without hours never opens by itself", () => {
  expect(hoursAt({}, at("2026-11-24T08:00"))).toEqual({
    day: "2026-11-24",
    openNow: false,
    nextOpeningMs: null,
    lastClosingMs: null,
  });
});

test("at the next opening it is open, and at no moment before it becomes so", () => {
  const moments = fc.integer({ min: at("2026-01-01T00:00"), max: at("2028-01-01T00:00") });
  fc.assert(
    fc.property(moments, fc.double({ min: 0, max: 1, noNaN: true }), (wallMs, share) => {
      const now = hoursAt(hours, wallMs);
      const next = now.nextOpeningMs ?? Number.NaN;
      expect(next).toBeGreaterThan(wallMs);
      expect(hoursAt(hours, next).openNow).toBe(true);
      const between = Math.floor(wallMs + (next - 1 - wallMs) * share);
      expect(hoursAt(hours, between).openNow && !now.openNow).toBe(false);
    }),
    { numRuns: 200 },
  );
});
