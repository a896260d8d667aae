import { describe, expect, test } from "vitest";
import { Desk, keysKiosk } from "../../tests/simulation/desk.ts";
import { waitMinutes } from "./estimate.ts";

const minuteMs = 60_000;

const told = (desk: Desk, service: string, classId = "normal") => {
  desk.issue(service, { class: classId });
  const event = desk.events.at(-1);
  if (event?.kind !== "ticket-issued") throw new Error("no number was given");
  return { ahead: event.ahead, wait: event.wait };
};

describe("how long will I wait", () => {
  test.each([
    // w = norm × ahead ÷ open, minutes → range
    { ahead: 0, norm: 10, open: 1, wait: { from: 0, to: 5 } },
    { ahead: 1, norm: 4, open: 1, wait: { from: 0, to: 5 } },
    { ahead: 1, norm: 5, open: 1, wait: { from: 5, to: 10 } },
    { ahead: 3, norm: 10, open: 2, wait: { from: 15, to: 20 } },
    { ahead: 7, norm: 10, open: 3, wait: { from: 20, to: 25 } },
    { ahead: 3, norm: 10, open: 1, wait: { from: 30, to: 35 } },
    { ahead: 31, norm: 1, open: 1, wait: { from: 30, to: 40 } },
    { ahead: 8, norm: 10, open: 2, wait: { from: 40, to: 50 } },
    { ahead: 5, norm: 10, open: 0, wait: null },
    { ahead: 0, norm: 10, open: 0, wait: null },
  ])(
    "$ahead ahead, $norm minutes each, $open counters open: $wait",
    ({ ahead, norm, open, wait }) => {
      expect(waitMinutes({ ahead, normMs: norm * minuteMs, open })).toEqual(wait);
    },
  );

  test("those whose slip is printing are ahead too; who is called or gone is not", () => {
    const desk = Desk.open();
    const first = desk.issue("A");
    desk.issue("A", { source: keysKiosk });
    // Two counters serve A, each person takes 10 minutes.
    expect(told(desk, "A")).toEqual({ ahead: 2, wait: { from: 10, to: 15 } });
    desk.call(1);
    expect(desk.ticket(first).phase.at).toBe("called");
    expect(told(desk, "A")).toEqual({ ahead: 2, wait: { from: 10, to: 15 } });
  });

  test("people of other services count where they wait for the same counters", () => {
    const desk = Desk.open();
    desk.do({ name: "logout", counter: 3 });
    desk.issue("C");
    desk.issue("D");
    // Counter 1, alone open for A, calls C as well, and never D.
    expect(told(desk, "A")).toEqual({ ahead: 1, wait: { from: 10, to: 15 } });
  });

  test("no open counter: no number of minutes, but the people are counted", () => {
    const desk = Desk.open();
    desk.issue("A");
    for (const counter of [1, 2, 3]) desk.do({ name: "logout", counter });
    expect(told(desk, "A")).toEqual({ ahead: 1, wait: null });
  });

  test("a priority citizen is told who stays ahead, not whom the class passes", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.wait(25 * minuteMs).issue("A");
    // In 10 minutes the first will have waited 35 of 30, the second 10 of 30.
    expect(told(desk, "A", "priority")).toEqual({ ahead: 1, wait: { from: 5, to: 10 } });
  });
});
