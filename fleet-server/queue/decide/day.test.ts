import { describe, expect, test } from "vitest";
import { brokenPromises } from "../../../tests/simulation/check-hall.ts";
import { Desk, keysKiosk } from "../../../tests/simulation/desk.ts";

describe("the business day", () => {
  test("counters with a usual person open with it", () => {
    const desk = new Desk();
    expect(desk.do({ name: "open-day", day: "2026-11-24" })).toMatchObject([
      { kind: "day-opened", day: "2026-11-24" },
      { kind: "counter-opened", counter: 1, person: "s1" },
      { kind: "counter-opened", counter: 3, person: "s3" },
    ]);
  });

  test("closing ends everybody in the hall, who is being called included, and every session", () => {
    const desk = Desk.open();
    const called = desk.issue("A");
    desk.call(1);
    const printing = desk.issue("A", { source: keysKiosk });
    const waiting = desk.issue("C");
    const events = desk.do({ name: "close-day" });
    expect(events.map(({ kind }) => kind)).toEqual([
      ...Array(3).fill("ticket-day-ended"),
      ...Array(3).fill("counter-closed"),
      "day-closed",
    ]);
    for (const ticket of [called, printing, waiting]) {
      expect(desk.ticket(ticket).phase).toEqual({ at: "day-end" });
    }
    expect(desk.hall.tally).toMatchObject({ "day-end": 3, waiting: 0, printing: 0, called: 0 });
    expect(brokenPromises(desk.hall)).toEqual([]);
  });

  test("numbers restart with a new day, whatever the clock did", () => {
    const desk = Desk.open();
    desk.issue("A");
    // Midnight passes with the box on.
    desk.wait(24 * 60 * 60_000);
    expect(desk.ticket(desk.issue("A")).id).toBe("2026-11-24/A002");
    desk.do({ name: "close-day" });
    desk.do({ name: "open-day", day: "2026-11-25" });
    expect(desk.ticket(desk.issue("A")).id).toBe("2026-11-25/A001");
  });

  test("the same date opened again goes on with its numbers", () => {
    const desk = Desk.open();
    const before = desk.issue("A");
    desk.do({ name: "close-day" });
    const [again] = desk.do({ name: "open-day", day: "2026-11-24" });
    expect(again).toMatchObject({ kind: "day-reopened" });
    expect(desk.ticket(desk.issue("A")).label).toBe("A002");
    expect(desk.ticket(before).phase.at).toBe("day-end");
  });

  test("a date whose numbers were given is not opened again from a wrong clock", () => {
    const desk = Desk.open();
    desk.do({ name: "close-day" });
    desk.do({ name: "open-day", day: "2026-11-25" });
    desk.do({ name: "close-day" });
    expect(desk.refusal({ name: "open-day", day: "2026-11-24" })).toBe("bad-request");
    // An older date that was never used gives no number twice.
    desk.do({ name: "open-day", day: "2026-11-20" });
  });

  test("open twice, closed twice", () => {
    const desk = Desk.open();
    expect(desk.refusal({ name: "open-day", day: "2026-11-24" })).toBe("day-already-open");
    expect(desk.refusal({ name: "open-day", day: "2026-11-25" })).toBe("day-already-open");
    desk.do({ name: "close-day" });
    expect(desk.refusal({ name: "close-day" })).toBe("day-not-open");
  });
});
