import { Picture } from "@motcua/broker/contract";
import Value from "typebox/value";
import { describe, expect, test } from "vitest";
import { Desk } from "../../tests/simulation/desk.ts";
import { pictureOf } from "./picture.ts";

const picture = (desk: Desk, counters = [1, 2, 3]) =>
  pictureOf(desk.hall, { epoch: 12, version: 871, nowMs: desk.nowMs, counters });

describe("the picture for boards", () => {
  test("shows who is called where, and the call's age", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    desk.wait(2_500);
    expect(picture(desk, [1])).toEqual({
      epoch: 12,
      version: 871,
      counters: [{ counter: 1, open: true, current: { label: "A001", seq: 1 }, rating: null }],
      calls: [{ seq: 1, label: "A001", counter: 1, ageMs: 2_500, times: 1, undone: false }],
    });
  });

  test("calls of counters on other boards are in it: a speaker says them all", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(3);
    expect(picture(desk, [1])).toMatchObject({
      counters: [{ counter: 1 }],
      calls: [{ counter: 3 }],
    });
  });

  test("holds the last 32 calls, in order, and fits the contract", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    for (let n = 0; n < 40; n += 1) desk.wait(1_000).do({ name: "recall", counter: 1 });
    const shown = picture(desk);
    expect(shown.calls.map(({ seq }) => seq)).toEqual(Array.from({ length: 32 }, (_, n) => n + 10));
    expect(Value.Check(Picture, shown)).toBe(true);
    expect(JSON.stringify(shown).length).toBeLessThan(8 * 1024);
  });

  test("a new day begins with an empty picture and closed counters without a person", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    desk.do({ name: "close-day" });
    desk.do({ name: "open-day", day: "2026-11-25" });
    expect(picture(desk)).toMatchObject({
      counters: [
        { counter: 1, open: true, current: null },
        { counter: 2, open: false },
        { counter: 3, open: true },
      ],
      calls: [],
    });
  });
});
