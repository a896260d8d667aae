import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestRank, wilson95 } from "./statistics.ts";

// The worked examples of the nearest-rank method, as in the literature and on Wikipedia.
test.each([
  [[15, 20, 35, 40, 50], 5, 15],
  [[15, 20, 35, 40, 50], 30, 20],
  [[15, 20, 35, 40, 50], 40, 20],
  [[15, 20, 35, 40, 50], 50, 35],
  [[15, 20, 35, 40, 50], 100, 50],
  [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 25, 7],
  [[3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 50, 9],
  [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 75, 15],
])("of %j the %d th percentile by nearest rank is %d", (values, percent, expected) => {
  expect(nearestRank(values, percent)).toBe(expected);
});

test("values need not come sorted, and ten is not below nine", () => {
  expect(nearestRank([10, 9, 100], 50)).toBe(10);
});

test("nobody was called yet: there is no percentile, not a zero", () => {
  expect(nearestRank([], 90)).toBeNull();
});

test("a percentile is a wait that somebody had, and enough people waited no longer", () => {
  const long = fc.nat(100_000_000);
  const waits = fc.array(fc.oneof(fc.nat(3_000), fc.nat(3_600_000), long), {
    ...{ minLength: 1, maxLength: 300 },
  });
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const found = nearestRank(values, percent);
      const notAbove = values.filter((value) => value <= (found ?? -1)).length;
      const below = values.filter((value) => value < (found ?? -1)).length;
      return (
        values.includes(found ?? -1) &&
        notAbove * 100 >= percent * values.length &&
        below * 100 < percent * values.length
      );
    }),
  );
});

// Newcombe 1998, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %d in %d is %d to %d", (hits, count, low, high) => {
  const interval = wilson95(hits, count);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test("all satisfied does not prove that all will be: 30 of 30 is at least 88.6 %", () => {
  const interval = wilson95(30, 30);
  expect(interval?.low).toBeCloseTo(0.8865, 4);
  expect(interval?.high).toBe(1);
});

test("an interval holds its share and stays between 0 and 1", () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.nat(2_000), (a, b) => {
      const [hits, count] = [Math.min(a, b), Math.max(a, b)];
      const interval = wilson95(hits, count);
      if (interval === null) return count === 0;
      const share = hits / count;
      return (
        interval.low >= 0 && interval.low <= share && share <= interval.high && interval.high <= 1
      );
    }),
  );
});

test("without ratings there is no interval", () => {
  expect(wilson95(0, 0)).toBeNull();
});
