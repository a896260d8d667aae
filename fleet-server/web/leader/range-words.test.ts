import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { wholeWords } from "./range-words.ts";
import { vi } from "./vi.ts";

describe("days that are a whole period are called by its name", () => {
  test.each([
    ["2026-12-01", "2026-12-31", "Tháng 12/2026", "December 2026"],
    ["2028-02-01", "2028-02-29", "Tháng 02/2028", "February 2028"],
    ["2026-10-01", "2026-12-31", "Quý IV/2026", "Quarter IV/2026"],
    ["2026-01-01", "2026-12-31", "Năm 2026", "Year 2026"],
    [
      ...["2026-11-30", "2026-12-06"],
      "Tuần 49/2026 (30/11 – 06/12/2026)",
      "Week 49/2026 (30/11 – 06/12/2026)",
    ],
    [
      ...["2026-12-28", "2027-01-03"],
      "Tuần 53/2026 (28/12/2026 – 03/01/2027)",
      "Week 53/2026 (28/12/2026 – 03/01/2027)",
    ],
  ] as const)("from %s to %s: %s", (from, to, vietnamese, english) => {
    expect(wholeWords({ from, to }, vi.whole)).toBe(vietnamese);
    expect(wholeWords({ from, to }, en.whole)).toBe(english);
  });

  test.each([
    ["2026-12-01", "2026-12-01"],
    ["2026-11-01", "2026-11-24"],
    ["2028-02-01", "2028-02-28"],
    ["2026-11-01", "2027-01-31"],
    ["2026-12-01", "2027-11-30"],
    ["2026-12-02", "2026-12-08"],
  ])("others are not: from %s to %s", (from, to) => {
    expect(wholeWords({ from, to }, vi.whole)).toBeNull();
  });
});
