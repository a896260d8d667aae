import { describe, expect, test } from "vitest";
import { dayInVietnam } from "../../../device-profiles/look/numbers.ts";
import { addressOf, custom, daysOf, rangeOf, stepped } from "./range.ts";

/** A Tuesday. */
const today = "2026-11-24";

describe("the days of a period", () => {
  test.each([
    ["day", null, "2026-11-24", "2026-11-24"],
    ["week", null, "2026-11-23", "2026-11-24"],
    ["month", null, "2026-11-01", "2026-11-24"],
    ["quarter", null, "2026-10-01", "2026-11-24"],
    ["week", "2026-11-01", "2026-10-26", "2026-11-01"],
    ["month", "2026-02-10", "2026-02-01", "2026-02-28"],
    ["quarter", "2026-08-31", "2026-07-01", "2026-09-30"],
  ] as const)("%s of %s is from %s to %s", (period, of, from, to) => {
    expect(daysOf({ period, of }, today)).toEqual({ from, to });
  });

  test("a week that begins in one year and ends in the next is one week", () => {
    const range = { period: "week", of: "2027-01-02" } as const;
    expect(daysOf(range, "2027-01-05")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  });

  test("days that were chosen the wrong way round are put right", () => {
    const days = { from: "2026-03-01", to: "2026-06-30" };
    expect(custom("2026-06-30", "2026-03-01")).toEqual({ period: "custom", ...days });
  });
});

describe("a step", () => {
  test("back from this month is the whole month before", () => {
    const before = stepped({ period: "month", of: null }, -1, today);
    expect(before).toEqual({ period: "month", of: "2026-10-01" });
    expect(before && daysOf(before, today)).toEqual({ from: "2026-10-01", to: "2026-10-31" });
  });

  test("forward from the month before is this month again, and no further", () => {
    const present = stepped({ period: "month", of: "2026-10-15" }, 1, today);
    expect(present).toEqual({ period: "month", of: null });
    expect(stepped({ period: "month", of: null }, 1, today)).toBeNull();
  });

  test("of a quarter crosses the year", () => {
    const before = stepped({ period: "quarter", of: "2026-01-05" }, -1, today);
    expect(before).toEqual({ period: "quarter", of: "2025-10-01" });
  });
});

describe("an address", () => {
  test.each([
    [{ period: "week", of: null }, "?range=week"],
    [{ period: "month", of: "2026-10-01" }, "?range=month&of=2026-10-01"],
    [{ period: "custom", from: "2026-01-01", to: "2026-06-30" }, "?from=2026-01-01&to=2026-06-30"],
  ] as const)("of %j is %s, and reads back", (range, address) => {
    expect(addressOf(range, "?range=day")).toBe(address);
    expect(rangeOf(address)).toEqual(range);
  });

  test("keeps what else it says", () => {
    expect(addressOf({ period: "day", of: null }, "?lang=en&from=2026-01-01&to=2026-01-02")).toBe(
      "?lang=en&range=day",
    );
  });

  test.each(["", "?range=century", "?from=2026-02-30&to=2026-03-01", "?from=2026-02-01"])(
    "%j names no range",
    (search) => {
      expect(rangeOf(search)).toBeNull();
    },
  );
});

test("the day is Vietnam's: 17:30 UTC is tomorrow there", () => {
  expect(dayInVietnam(Date.UTC(2026, 10, 23, 17, 30))).toBe("2026-11-24");
});
