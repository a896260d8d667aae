import { describe, expect, test } from "vitest";
import { Desk } from "../../../tests/simulation/desk.ts";
import { ratingLeft } from "../picture.ts";

const at = { counter: 1 };

describe("finish", () => {
  test("a called ticket is served, and its rating keypad opens for 60 s", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A");
    desk.call(1);
    const [served] = desk.wait(300_000).do({ name: "finish", ...at });
    expect(served).toMatchObject({
      kind: "ticket-served",
      ticket,
      person: "s1",
      service: "A",
      visit: `${ticket}#1`,
      ratingMs: 60_000,
    });
    const left = () => ratingLeft(desk.hall, 1, desk.nowMs)?.remainingMs;
    expect(left()).toBe(60_000);
    desk.wait(59_999);
    expect(left()).toBe(1);
    desk.wait(1);
    expect(left()).toBeUndefined();
  });

  test("the next call closes the window; undone, it is open for the rest of its time", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.issue("A");
    desk.call(1);
    desk.do({ name: "finish", ...at });
    desk.wait(10_000).call(1);
    expect(ratingLeft(desk.hall, 1, desk.nowMs)).toBeUndefined();
    desk.wait(5_000).do({ name: "undo-call", ...at });
    expect(ratingLeft(desk.hall, 1, desk.nowMs)?.remainingMs).toBe(45_000);
  });
});

describe("transfer", () => {
  test("keeps label, class and first arrival, and is called by that arrival", () => {
    const desk = Desk.open();
    const early = desk.issue("A", { class: "priority" });
    const late = desk.wait(60_000).issue("D", { class: "priority" });
    desk.call(1);
    desk.wait(60_000).do({ name: "transfer", ...at, service: "D" });
    expect(desk.ticket(early)).toMatchObject({ label: "A001", class: "priority", service: "D" });
    expect([desk.call(2), desk.call(3)]).toEqual([early, late]);
    desk.do({ name: "finish", counter: 2 });
    expect(desk.events.at(-1)).toMatchObject({ visit: `${early}#2`, service: "D" });
  });

  test("opens no rating window, and frees the counter", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    desk.do({ name: "transfer", ...at, service: "C" });
    expect(desk.hall.counters.get(1)).toMatchObject({ current: null, rating: null });
  });

  test("its refusals", () => {
    const desk = Desk.open();
    expect(desk.refusal({ name: "transfer", ...at, service: "C" })).toBe("no-current-ticket");
    desk.issue("A");
    desk.call(1);
    expect(desk.refusal({ name: "transfer", ...at, service: "K" })).toBe("unknown-service");
    expect(desk.refusal({ name: "transfer", ...at, service: "A" })).toBe("same-service");
  });

  test("a counter that left office.yaml can still settle its ticket", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A");
    desk.call(1);
    desk.rules = { ...desk.rules, counters: desk.rules.counters.slice(1) };
    desk.do({ name: "finish", ...at });
    expect(desk.ticket(ticket).phase.at).toBe("done");
    expect(desk.refusal({ name: "call-next", ...at })).toBe("unknown-counter");
  });
});
