import { describe, expect, test } from "vitest";
import { Desk } from "../../../tests/simulation/desk.ts";

const personAt = (desk: Desk, counter: number) => desk.hall.counters.get(counter)?.person;

describe("who sits at a counter", () => {
  test("picked from the list or by the keypad's code", () => {
    const desk = new Desk();
    desk.do({ name: "open-day", day: "2026-11-24" });
    desk.do({ name: "login", counter: 2, code: "22" });
    expect([1, 2, 3].map((n) => personAt(desk, n))).toEqual(["s1", "s2", "s3"]);
  });

  test("a login closes the session before it", () => {
    const desk = Desk.open();
    desk.do({ name: "logout", counter: 1 });
    const events = desk.do({ name: "login", counter: 2, person: "s1" });
    expect(events).toMatchObject([
      { kind: "counter-closed", counter: 2, person: "s2" },
      { kind: "counter-opened", counter: 2, person: "s1" },
    ]);
  });

  test("nobody sits at two counters", () => {
    const desk = Desk.open();
    desk.do({ name: "login", counter: 2, person: "s1" });
    expect([1, 2].map((n) => personAt(desk, n))).toEqual([null, "s1"]);
  });

  test("who sits there already changes nothing by logging in again", () => {
    expect(Desk.open().do({ name: "login", counter: 1, code: "11" })).toEqual([]);
  });

  test("nobody changes places while a ticket is at the counter", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    expect(desk.refusal({ name: "login", counter: 1, person: "s2" })).toBe("counter-busy");
    expect(desk.refusal({ name: "login", counter: 2, person: "s1" })).toBe("counter-busy");
    expect(desk.refusal({ name: "logout", counter: 1 })).toBe("counter-busy");
  });

  test("the refusals", () => {
    const desk = Desk.open();
    expect(desk.refusal({ name: "login", counter: 9, person: "s1" })).toBe("unknown-counter");
    expect(desk.refusal({ name: "login", counter: 1, person: "nobody" })).toBe("unknown-person");
    expect(desk.refusal({ name: "login", counter: 1, code: "99" })).toBe("unknown-person");
    desk.do({ name: "close-day" });
    expect(desk.refusal({ name: "login", counter: 1, person: "s1" })).toBe("day-not-open");
    expect(desk.refusal({ name: "logout", counter: 1 })).toBe("counter-closed");
  });
});
