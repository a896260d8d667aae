import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replay } from "../../fleet-server/queue/apply.ts";
import type { Act } from "../../fleet-server/queue/commands.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import { emptyHall, type Hall } from "../../fleet-server/queue/hall.ts";
import { answerOf } from "../../fleet-server/queue/receipts.ts";
import { brokenPromises } from "./check-hall.ts";
import { byWord, Desk, keysKiosk, touchKiosk } from "./desk.ts";
import { wardRules } from "./rules.ts";

const counter = fc.constantFrom(1, 2, 3);
const service = fc.constantFrom("A", "C", "D");
const day = fc.constantFrom("2026-11-24", "2026-11-25", "2026-11-26");
/** Few enough that acts meet the tickets that there are. */
const ticket = fc
  .tuple(day, service, fc.integer({ min: 1, max: 6 }))
  .map(([date, letter, n]) => `${date}/${letter}00${n}`);
const to = { board: "box-26734", printer: "printer1" };

const issue = fc.record({
  name: fc.constant("issue" as const),
  service,
  class: fc.constantFrom("normal", "priority"),
  source: fc.constantFrom(byWord, keysKiosk, touchKiosk),
  token: fc.uuid().map((id) => `token-${id}`),
});
const atCounter = fc.record({
  name: fc.constantFrom("call-next", "recall", "no-show", "finish", "undo-call", "logout"),
  counter,
}) as fc.Arbitrary<Act>;
const result = fc
  .record({
    ticket,
    n: fc.constantFrom(1, 1, 2),
    outcome: fc.constantFrom("printed", "unknown", "failed"),
    cleared: fc.boolean(),
  })
  .map(({ ticket: id, n, outcome, cleared }) => ({
    name: "print-result" as const,
    ticket: id,
    cmd: `print:${id}/${n}/token-`,
    outcome,
    cleared,
    reason: "paper-out",
  })) as fc.Arbitrary<Act>;
const others: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ name: fc.constant("transfer" as const), counter, service }),
  fc.record({ name: fc.constant("login" as const), counter, code: fc.constantFrom("11", "22") }),
  fc.record({ name: fc.constant("void" as const), ticket }),
  ticket.map((id) => ({ name: "reprint" as const, ticket: id, to })),
  ticket.map((id) => ({ name: "tap-abandoned" as const, ticket: id, cmd: `print:${id}/1/token-` })),
  fc.record({
    name: fc.constant("rate" as const),
    visit: fc.tuple(ticket, fc.constantFrom(1, 2)).map(([id, n]) => `${id}#${n}`),
    counter,
    score: fc.integer({ min: 1, max: 4 }),
    press: fc.uuid(),
  }),
);
const days: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ name: fc.constant("open-day" as const), day }),
  fc.constant({ name: "close-day" as const }),
);
const step = fc.record({
  act: fc.oneof(
    { weight: 6, arbitrary: issue },
    { weight: 8, arbitrary: atCounter },
    { weight: 3, arbitrary: result },
    { weight: 3, arbitrary: others },
    { weight: 1, arbitrary: days },
  ),
  waitMs: fc.constantFrom(0, 1_000, 8_000, 16_000, 70_000),
  /** An id of its own, or that of an act so many before. */
  repeats: fc.option(fc.integer({ min: 1, max: 20 }), { freq: 8, nil: null }),
});
const steps = fc.array(step, { minLength: 1, maxLength: 80 });

type Step = { act: Act; waitMs: number; repeats: number | null };

/** Runs random acts of people, boards and clocks on an open hall. */
function run(
  list: readonly Step[],
  look: (desk: Desk, events: readonly HallEvent[]) => void,
): Desk {
  const desk = Desk.open();
  for (const { act, waitMs, repeats } of list) {
    const id = repeats === null ? undefined : `act-${Math.max(1, desk.acts + 1 - repeats)}`;
    const decision = desk.wait(waitMs).act(act, id);
    look(desk, "problem" in decision ? [] : decision.ok);
  }
  return desk;
}

const plain = (hall: Hall) => JSON.parse(JSON.stringify(hall));

describe("whatever people, boards and clocks do", () => {
  test("every ticket is in one place, counted, and no label comes twice", () => {
    fc.assert(
      fc.property(steps, (list) => {
        run(list, (desk) => expect(brokenPromises(desk.hall)).toEqual([]));
      }),
      { numRuns: 300 },
    );
  });

  test("replay of the journal gives the same hall", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const desk = run(list, () => undefined);
        expect(plain(replay(emptyHall, desk.events))).toEqual(plain(desk.hall));
      }),
    );
  });

  test("an open counter calls what it serves, one ticket at a time, in rising order of calls", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const busy = new Map<number, string>();
        let seq = 0;
        run(list, (desk, events) => {
          for (const event of events) {
            if (event.kind === "ticket-called") {
              const rule = wardRules.counters.find(({ number }) => number === event.counter);
              expect(rule?.services).toContain(desk.ticket(event.ticket).service);
              expect(busy.has(event.counter)).toBe(false);
              expect([...busy.values()]).not.toContain(event.ticket);
              busy.set(event.counter, event.ticket);
            }
            if (event.kind === "ticket-called" || event.kind === "ticket-recalled") {
              expect(event.seq).toBe(seq + 1);
              seq = event.seq;
            }
            if (["ticket-served", "ticket-no-show", "call-undone"].includes(event.kind)) {
              busy.delete("counter" in event ? event.counter : 0);
            }
            if (event.kind === "ticket-transferred") busy.delete(event.counter);
            if (event.kind === "day-closed") busy.clear();
          }
        });
      }),
    );
  });

  test("a repeated id gives the first answer and no event, also after a restart", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const desk = run(list, () => undefined);
        const restarted = replay(emptyHall, desk.events);
        const today = desk.events.findLastIndex(({ kind }) => kind === "day-opened");
        for (const { cause } of desk.events.slice(Math.max(0, today))) {
          const caused = desk.events.filter((event) => event.cause === cause);
          const kept = restarted.receipts.today.get(cause);
          expect(kept === undefined ? undefined : answerOf([kept])).toEqual(answerOf(caused));
        }
      }),
    );
  });

  test("a call that is undone leaves every lane as it was, whoever came meanwhile", () => {
    fc.assert(
      fc.property(steps, fc.array(issue, { maxLength: 5 }), counter, (list, comers, at) => {
        const desk = run(list, () => undefined);
        const twin = replay(emptyHall, desk.events);
        desk.call(at);
        const [event] = desk.events.slice(-1);
        fc.pre(event?.kind === "ticket-called" && event.seq === twin.callSeq + 1);
        const callers = desk.events.length;
        for (const comer of comers) desk.act(comer);
        const without = replay(twin, desk.events.slice(callers));
        desk.do({ name: "undo-call", counter: at });
        expect(plain(desk.hall).waiting).toEqual(plain(without).waiting);
        expect(plain(desk.hall).printing).toEqual(plain(without).printing);
        expect(desk.hall.counters.get(at)).toEqual(twin.counters.get(at));
      }),
    );
  });
});
