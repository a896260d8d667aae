import fc from "fast-check";
import { expect, test } from "vitest";
import { pauseMs, retryAfterMs } from "./backoff.ts";

const longest = (failures: number) => pauseMs({ failures, unit: 1, retryAfterMs: null });

test("the ceiling doubles from 5 s and stays at an hour", () => {
  expect([1, 2, 3, 4].map(longest)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect([11, 12, 5_000].map(longest)).toEqual([3_600_000, 3_600_000, 3_600_000]);
});

test("the pause is anywhere below the ceiling, and never shorter than the receiver asked", () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const asked = fc.option(fc.nat(100 * 3_600_000));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), unit, asked, (failures, chance, retryAfter) => {
      const ms = pauseMs({ failures, unit: chance, retryAfterMs: retryAfter });
      const least = Math.min(retryAfter ?? 0, 24 * 3_600_000);
      return ms >= least && ms <= Math.max(least, longest(failures));
    }),
  );
});

test("a receiver's mistake silences an office for a day at most", () => {
  const pause = pauseMs({ failures: 1, unit: 0, retryAfterMs: 999_999_999_000 });
  expect(pause).toBe(24 * 3_600_000);
});

const nowMs = Date.parse("2026-11-24T10:00:00Z");

test.each([
  ["120", 120_000],
  ["0", 0],
  ["Tue, 24 Nov 2026 10:01:00 GMT", 60_000],
  ["Tue, 24 Nov 2026 09:00:00 GMT", 0],
  ["soon", null],
  ["-5x", null],
  [null, null],
])("Retry-After %j is %j ms", (header, expected) => {
  expect(retryAfterMs(header, nowMs)).toBe(expected);
});
