import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byWord, Desk } from "../../tests/simulation/desk.ts";
import { wardRules } from "../../tests/simulation/rules.ts";
import { type Claim, compareClaims, nextFor } from "./order.ts";

const minuteMs = 60_000;

const claim = fc.record({
  arrivalMs: fc.integer({ min: 0, max: 480 * minuteMs }),
  order: fc.integer({ min: 1, max: 2_000 }),
  targetMs: fc.integer({ min: 1, max: 120 }).map((minutes) => minutes * minuteMs),
});

const citizen = fc.record({
  service: fc.constantFrom("A", "C", "D"),
  class: fc.constantFrom("normal", "priority"),
  gapMs: fc.integer({ min: 0, max: 10 * minuteMs }),
});

/** Calls everybody at counter 3, which serves all services, at one instant. */
function callAll(desk: Desk): string[] {
  const called: string[] = [];
  for (let ticket = desk.call(3); ticket !== undefined; ticket = desk.call(3)) {
    called.push(ticket);
    desk.do({ name: "finish", counter: 3 });
  }
  return called;
}

describe("the order of calls", () => {
  test("is total: no two tickets tie, and it never goes round in a circle", () => {
    const nowMs = 600 * minuteMs;
    const before = (a: Claim, b: Claim) => compareClaims(a, b, nowMs) < 0;
    fc.assert(
      fc.property(claim, claim, claim, (a, b, c) => {
        if (a.order !== b.order) expect(before(a, b)).toBe(!before(b, a));
        if (before(a, b) && before(b, c)) expect(before(a, c)).toBe(true);
      }),
    );
  });

  test("a priority citizen passes a normal one at a third of the wait, not at once", () => {
    const desk = Desk.open();
    const normal = desk.issue("A");
    const elderly = desk.wait(12 * minuteMs).issue("A", { class: "priority" });
    const counter = wardRules.counters[0];
    if (counter === undefined) throw new Error("the ward has a counter");
    const nextAfter = (ms: number) => nextFor(desk, counter, desk.nowMs + ms)?.place.ticket;
    expect(nextAfter(5 * minuteMs)).toBe(normal);
    // 6/10 = 18/30: the same share of the promise; the first arrival goes first.
    expect(nextAfter(6 * minuteMs)).toBe(normal);
    expect(nextAfter(6 * minuteMs + 1)).toBe(elderly);
  });

  test("is first come, first called inside each lane", () => {
    fc.assert(
      fc.property(fc.array(citizen, { maxLength: 40 }), (citizens) => {
        const desk = Desk.open();
        for (const { service, class: classId, gapMs } of citizens) {
          desk.wait(gapMs).issue(service, { class: classId });
        }
        const orderOf = new Map<string, number>();
        for (const id of callAll(desk.wait(minuteMs))) {
          const ticket = desk.ticket(id);
          const lane = `${ticket.service}/${ticket.class}`;
          expect(ticket.order).toBeGreaterThan(orderOf.get(lane) ?? 0);
          orderOf.set(lane, ticket.order);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("of the others does not change when one more comes", () => {
    const scene = fc.record({
      citizens: fc.array(citizen, { minLength: 1, maxLength: 25 }),
      newcomer: citizen,
    });
    fc.assert(
      fc.property(scene, ({ citizens, newcomer }) => {
        const [without, withOne] = [Desk.open(), Desk.open()];
        for (const desk of [without, withOne]) {
          for (const { service, class: classId, gapMs } of citizens) {
            desk.wait(gapMs).issue(service, { class: classId });
          }
        }
        const added = withOne.issue(newcomer.service, { class: newcomer.class, source: byWord });
        const others = callAll(withOne.wait(minuteMs)).filter((id) => id !== added);
        expect(others).toEqual(callAll(without.wait(minuteMs)));
      }),
      { numRuns: 50 },
    );
  });
});
