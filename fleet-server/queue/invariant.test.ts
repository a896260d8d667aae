import { describe, expect, test } from "vitest";
import { Desk } from "../../tests/simulation/desk.ts";
import { apply } from "./apply.ts";
import type { HallEvent } from "./events.ts";
import { HallBroken } from "./invariant.ts";

const lastOf = (desk: Desk): HallEvent => {
  const event = desk.events.at(-1);
  if (event === undefined) throw new Error("nothing happened");
  return event;
};

describe("an event that cannot be", () => {
  test("stops the process rather than call a wrong number", () => {
    const desk = Desk.open();
    desk.issue("A");
    const issued = lastOf(desk);
    desk.call(1);
    const called = lastOf(desk);
    // A label twice, a ticket called twice, a counter with two tickets, time running backwards.
    expect(() => apply(desk.hall, issued)).toThrow(HallBroken);
    expect(() => apply(desk.hall, called)).toThrow(HallBroken);
    const past = { ...called, kind: "day-closed", day: "2026-11-24", atMs: 0 } as const;
    expect(() => apply(desk.hall, past)).toThrow("office time never runs backwards");
  });

  test("such as a gap in the numbers, or somebody else's page", () => {
    const desk = Desk.open();
    desk.issue("A");
    const issued = lastOf(desk);
    if (issued.kind !== "ticket-issued") throw new Error("no number was given");
    const skipped = { ...issued, label: "A003", ticket: "2026-11-24/A003", token: "new" };
    expect(() => apply(desk.hall, skipped)).toThrow("numbers of a series rise by one");
    const next = { ...issued, label: "A002", ticket: "2026-11-24/A002" };
    expect(() => apply(desk.hall, next)).toThrow("a ticket's page is nobody else's");
  });
});
