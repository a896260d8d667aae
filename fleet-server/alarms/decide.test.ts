import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Condition, ofBoard, type Rule } from "./condition.ts";
import { decide, nothingSeen, type Watch } from "./decide.ts";

const paperOut: Rule = {
  ...{ id: "paper-out", vi: "Hết giấy", en: "Out of paper" },
  ...{ forS: 10, severity: "major", during: "office-hours" },
};
const paperLow: Rule = { ...paperOut, id: "paper-low", forS: 60, clearForS: 300 };
const at = { board: "box-26734", device: "printer1" };
const key = "box-26734/printer1/paper-out";

/** Tells a story second by second: what holds at each, and what was raised or cleared when. */
function told(
  rule: Rule,
  story: readonly (readonly [seconds: number, is: Condition["is"], officeOpen?: boolean])[],
): string[] {
  const log: string[] = [];
  let watch: Watch = nothingSeen;
  let second = 0;
  for (const [seconds, is, officeOpen = true] of story) {
    for (let end = second + seconds; second < end; second += 1) {
      const decision = decide(watch, [{ rule, at, is }], { monoMs: second * 1_000, officeOpen });
      watch = decision.watch;
      if (decision.raised.length > 0) log.push(`raised ${second}`);
      if (decision.cleared.length > 0) log.push(`cleared ${second}`);
    }
  }
  return log;
}

describe("paper that is out", () => {
  test("calls after 10 s, and no more when it is back", () => {
    expect(
      told(paperOut, [
        [5, "over"],
        [60, "so"],
        [5, "over"],
      ]),
    ).toEqual(["raised 15", "cleared 65"]);
  });

  test("for 9 s calls nobody: somebody is changing the roll", () => {
    expect(
      told(paperOut, [
        [9, "so"],
        [3, "over"],
        [9, "so"],
        [60, "over"],
      ]),
    ).toEqual([]);
  });

  test("at night waits for the morning, and then calls at once", () => {
    expect(
      told(paperOut, [
        [600, "so", false],
        [60, "so", true],
      ]),
    ).toEqual(["raised 600"]);
  });

  test("is not over because the office closes", () => {
    const log = told(paperOut, [
      [20, "so"],
      [600, "so", false],
      [5, "over", false],
    ]);
    expect(log).toEqual(["raised 10", "cleared 620"]);
  });

  test("stays as it is while its board is away, and goes on when it is back", () => {
    const log = told(paperOut, [
      [20, "so"],
      [600, "unknown"],
      [60, "so"],
      [1, "over"],
    ]);
    expect(log).toEqual(["raised 10", "cleared 680"]);
  });

  test("ends at once where something else is the cause", () => {
    expect(
      told(paperLow, [
        [90, "so"],
        [5, "masked"],
      ]),
    ).toEqual(["raised 60", "cleared 90"]);
  });
});

test("a sensor that flutters at the end of a roll is one alarm, over when it is quiet for 5 min", () => {
  const flutter = Array.from({ length: 40 }, (_, n): [number, Condition["is"]] => [
    20,
    n % 2 === 0 ? "so" : "over",
  ]);
  expect(told(paperLow, [[60, "so"], ...flutter, [400, "over"]])).toEqual([
    "raised 60",
    "cleared 1140",
  ]);
});

test("an alarm whose device is gone from the office ends", () => {
  const open: Watch = { ...nothingSeen, open: new Map([[key, { overSinceMs: null }]]) };
  expect(decide(open, [], { monoMs: 0, officeOpen: true }).cleared).toEqual([key]);
});

test("it says when to look again, and never in the past while it waits for nothing", () => {
  const look = (watch: Watch, is: Condition["is"], monoMs: number) =>
    decide(watch, [{ rule: paperLow, at, is }], { monoMs, officeOpen: true });
  const held = look(nothingSeen, "so", 1_000);
  expect(held.wakeMs).toBe(61_000);
  const raised = look(held.watch, "so", 61_000);
  expect(raised.wakeMs).toBeNull();
  const over = look(raised.watch, "over", 70_000);
  expect(over.wakeMs).toBe(370_000);
  expect(look(over.watch, "unknown", 500_000).wakeMs).toBeNull();
});

test("whatever happens, an alarm is raised and cleared by turns", () => {
  const step = fc.record({
    is: fc.constantFrom<Condition["is"]>("so", "over", "masked", "unknown"),
    afterMs: fc.nat({ max: 400_000 }),
    officeOpen: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let watch: Watch = nothingSeen;
      let monoMs = 0;
      let open = false;
      for (const { is, afterMs, officeOpen } of steps) {
        monoMs += afterMs;
        const now = { monoMs, officeOpen };
        const decision = decide(watch, [{ rule: paperLow, at, is }], now);
        watch = decision.watch;
        expect(decision.raised.length).toBeLessThanOrEqual(open ? 0 : 1);
        expect(decision.cleared.length).toBeLessThanOrEqual(open ? 1 : 0);
        open = watch.open.size === 1;
        if (decision.wakeMs !== null) expect(decision.wakeMs).toBeGreaterThan(monoMs);
      }
    }),
  );
});

test("rules of one place do not mix with those of another", () => {
  const conditions: Condition[] = [
    { rule: { ...paperOut, forS: 0 }, at, is: "so" },
    { rule: { ...paperOut, forS: 0 }, at: ofBoard("box-26734"), is: "so" },
  ];
  const { raised } = decide(nothingSeen, conditions, { monoMs: 0, officeOpen: true });
  expect(raised).toHaveLength(2);
});
