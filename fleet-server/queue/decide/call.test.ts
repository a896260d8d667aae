import { describe, expect, test } from "vitest";
import { Desk } from "../../../tests/simulation/desk.ts";
import { pictureOf } from "../picture.ts";

const at = (counter: number) => ({ counter });
const picture = (desk: Desk) =>
  pictureOf(desk.hall, { epoch: 1, version: 1, nowMs: desk.nowMs, counters: [1, 2, 3] });

describe("calling", () => {
  test("first come, first called; the answer says whom and why", () => {
    const desk = Desk.open();
    const first = desk.issue("A");
    desk.wait(60_000).issue("A");
    const decision = desk.act({ name: "call-next", ...at(1) });
    expect(decision).toMatchObject({
      answer: {
        name: "called",
        ticket: first,
        label: "A001",
        because: {
          policy: "target-ratio",
          class: "normal",
          waitedMs: 60_000,
          targetMs: 1_800_000,
        },
      },
    });
  });

  test("two counters that press at once get two tickets", () => {
    const desk = Desk.open();
    const [first, second] = [desk.issue("A"), desk.issue("A")];
    expect([desk.call(1), desk.call(3)]).toEqual([first, second]);
  });

  test("a counter calls only what it serves", () => {
    const desk = Desk.open();
    desk.issue("A");
    const land = desk.issue("D");
    expect(desk.call(2)).toBe(land);
  });

  test("the refusals of a call", () => {
    const desk = Desk.open();
    expect(desk.refusal({ name: "call-next", counter: 9 })).toBe("unknown-counter");
    expect(desk.refusal({ name: "call-next", counter: 1 })).toBe("nobody-waiting");
    desk.issue("A");
    desk.issue("A");
    desk.call(1);
    expect(desk.refusal({ name: "call-next", counter: 1 })).toBe("counter-busy");
    desk.do({ name: "logout", counter: 3 });
    expect(desk.refusal({ name: "call-next", counter: 3 })).toBe("counter-closed");
    desk.do({ name: "close-day" });
    expect(desk.refusal({ name: "call-next", counter: 1 })).toBe("day-not-open");
  });

  test.each(["recall", "no-show", "finish"] as const)(
    "%s needs a ticket at the counter",
    (name) => {
      const desk = Desk.open();
      expect(desk.refusal({ name, counter: 9 })).toBe("unknown-counter");
      expect(desk.refusal({ name, counter: 1 })).toBe("no-current-ticket");
      desk.do({ name: "logout", counter: 3 });
      expect(desk.refusal({ name, counter: 3 })).toBe("counter-closed");
      desk.do({ name: "close-day" });
      expect(desk.refusal({ name, counter: 1 })).toBe("day-not-open");
    },
  );

  test("a recall is a new call of the same ticket, and seq never restarts", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    expect(desk.do({ name: "recall", ...at(1) })).toMatchObject([{ seq: 2, times: 2 }]);
    desk.do({ name: "close-day" });
    desk.do({ name: "open-day", day: "2026-11-25" });
    desk.issue("A");
    desk.call(1);
    expect(picture(desk).calls).toMatchObject([{ seq: 3, label: "A001", times: 1 }]);
  });
});

describe("undoing a call", () => {
  test("the ticket stands where it stood, and the picture is the one before", () => {
    const desk = Desk.open();
    const [first, second] = [desk.issue("A"), desk.wait(1_000).issue("A")];
    const before = desk.hall;
    desk.call(1);
    desk.wait(5_000).do({ name: "recall", ...at(1) });
    const third = desk.issue("A");
    const [undone] = desk.wait(4_999).do({ name: "undo-call", ...at(1) });
    expect(undone).toMatchObject({ kind: "call-undone", seqs: [1, 2] });
    expect(desk.ticket(first)).toEqual({ ...before.tickets.get(first), visits: 1 });
    expect(desk.hall.counters.get(1)).toEqual(before.counters.get(1));
    expect(picture(desk).counters[0]?.current).toBeNull();
    expect(picture(desk).calls).toMatchObject([{ undone: true }, { undone: true }]);
    expect([1, 3].map((n) => desk.call(n))).toEqual([first, second]);
    desk.do({ name: "finish", ...at(1) });
    expect(desk.call(1)).toBe(third);
  });

  test("10 s after the call it is too late, also when it was recalled since", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    desk.wait(9_000).do({ name: "recall", ...at(1) });
    expect(desk.wait(1_000).refusal({ name: "undo-call", ...at(1) })).toBe("nothing-to-undo");
  });

  test("there is nothing to undo at an idle counter", () => {
    const desk = Desk.open();
    expect(desk.refusal({ name: "undo-call", ...at(1) })).toBe("nothing-to-undo");
    expect(desk.refusal({ name: "undo-call", counter: 9 })).toBe("unknown-counter");
  });

  test("a visit id is never given twice", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A");
    desk.call(1);
    desk.do({ name: "undo-call", ...at(1) });
    desk.call(1);
    expect(desk.do({ name: "finish", ...at(1) })).toMatchObject([{ visit: `${ticket}#2` }]);
  });
});

describe("no-show", () => {
  test("is refused after one call, and after two that came too close", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A");
    desk.call(1);
    expect(desk.refusal({ name: "no-show", ...at(1) })).toBe("too-soon");
    desk.wait(14_999).do({ name: "recall", ...at(1) });
    expect(desk.wait(60_000).refusal({ name: "no-show", ...at(1) })).toBe("too-soon");
    desk.do({ name: "recall", ...at(1) });
    desk.do({ name: "no-show", ...at(1) });
    expect(desk.ticket(ticket).phase).toEqual({ at: "no-show", counter: 1 });
    expect(desk.refusal({ name: "call-next", ...at(1) })).toBe("nobody-waiting");
  });

  test("hasty recalls do not add up to a call", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    for (let n = 0; n < 3; n += 1) desk.wait(4_000).do({ name: "recall", ...at(1) });
    expect(desk.refusal({ name: "no-show", ...at(1) })).toBe("too-soon");
    desk.wait(4_000).do({ name: "recall", ...at(1) });
    desk.do({ name: "no-show", ...at(1) });
  });
});
