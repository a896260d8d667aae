import { expect, test } from "vitest";
import { type Figure, lineOf, percentile, type Round, steadily } from "./figures.ts";

const figure = (rounds: readonly Round[], goal: Figure["goal"] = { most: 1.5 }): Figure => {
  return { bench: "tap", unit: "ms", goal, rounds };
};

const quiet = { say: () => undefined, quick: false };

test("a goal is met or missed by the median ratio, whatever the machine's pace", () => {
  const fast = [1, 2, 1.4].map((product) => ({ product, yardstick: 1 }));
  const slow = [1_000, 2_000, 1_400].map((product) => ({ product, yardstick: 1_000 }));
  expect(lineOf(figure(fast))).toMatchObject({ figure: 1.4, ratio: 1.4, range: [1, 2], ok: true });
  expect(lineOf(figure(slow))).toMatchObject({ figure: 1400, ratio: 1.4, ok: true });
  expect(lineOf(figure(slow, { most: 1.3 })).ok).toBe(false);
  expect(lineOf(figure(slow, { least: 1.4 })).ok).toBe(true);
});

test("a run whose yardstick moved by more than twice is repeated, and the steadier one counts", async () => {
  const wild = [figure([1, 1, 5].map((yardstick) => ({ product: 1, yardstick })))];
  const wilder = [figure([1, 1, 9].map((yardstick) => ({ product: 1, yardstick })))];
  const steady = [figure([1, 1, 2].map((yardstick) => ({ product: 1, yardstick })))];
  const runs = async (...results: (readonly Figure[])[]) => {
    let count = 0;
    const given = await steadily(quiet, async () => results[count++] ?? []);
    return { given, count };
  };
  expect(await runs(steady)).toEqual({ given: steady, count: 1 });
  expect(await runs(wild, steady)).toEqual({ given: steady, count: 2 });
  expect(await runs(wild, wilder)).toEqual({ given: wild, count: 2 });
});

test("percentiles are by nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100]);
});
