import Value from "typebox/value";
import { describe, expect, test } from "vitest";
import { Desk, keysKiosk } from "../../tests/simulation/desk.ts";
import { hallView } from "./hall-view.ts";
import { dayTickets } from "./ticket-view.ts";
import { HallView, type ProofView, waitingShown } from "./view.ts";

const view = (desk: Desk, proofs: (call: number) => ProofView[] = () => []) => {
  const { hall, rules, nowMs } = desk;
  const office = { vi: "UBND phường Mẫu", en: "Sample Ward" };
  const frame = { epoch: 1, version: 2, nowMs, wallMs: nowMs, storage: "ok", boards: [] } as const;
  const shown = hallView({ hall, rules, office, proofs, ...frame, boards: [], slipPrinter: null });
  expect(Value.Check(HallView, shown)).toBe(true);
  return shown;
};

describe("the hall as staff pages show it", () => {
  test("is whole before the first day", () => {
    expect(view(new Desk())).toMatchObject({ day: null, waiting: [], waitingCount: 0 });
  });

  test("shows who waits, in order of arrival across lanes, and for how long", () => {
    const desk = Desk.open();
    desk.issue("C");
    desk.wait(60_000).issue("A", { class: "priority" });
    desk.wait(60_000).issue("C");
    const shown = view(desk.wait(1_000));
    expect(shown.waiting.map(({ label, waitedMs }) => [label, waitedMs])).toEqual([
      ["C001", 121_000],
      ["A001", 61_000],
      ["C002", 1_000],
    ]);
    expect(shown.services).toMatchObject([
      { letter: "A", waiting: 1, longestMs: 61_000 },
      { letter: "C", waiting: 2, longestMs: 121_000 },
      { letter: "D", waiting: 0, longestMs: 0 },
    ]);
  });

  test("shows a screenful, and counts them all", () => {
    const desk = Desk.open();
    for (let n = 0; n < waitingShown + 5; n += 1) desk.issue(n % 2 === 0 ? "A" : "C");
    const shown = view(desk);
    expect(shown.waiting).toHaveLength(waitingShown);
    expect(shown.waiting.slice(0, 3).map(({ label }) => label)).toEqual(["A001", "C001", "A002"]);
    expect(shown.waitingCount).toBe(waitingShown + 5);
  });

  test("a counter's ticket: how long, what can still be done, and the proofs of its last call", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.wait(30_000).call(1);
    desk.wait(4_000);
    const first = view(desk).counters[0]?.current;
    expect(first).toMatchObject({
      label: "A001",
      waitedMs: 30_000,
      calledForMs: 4_000,
      times: 1,
      undoableMs: 6_000,
      noShowInMs: null,
    });
    desk.wait(15_000).do({ name: "recall", counter: 1 });
    desk.wait(2_000);
    const proof: ProofView = { device: "led1", kind: "display", status: "shown", reason: null };
    const proofs = (call: number) => (call === 2 ? [proof] : []);
    expect(view(desk, proofs).counters[0]?.current).toMatchObject({
      calledForMs: 2_000,
      times: 2,
      undoableMs: 0,
      noShowInMs: 0,
      proofs: [proof],
    });
  });

  test("says whom the policy would call next, and who sits where, without keypad codes", () => {
    const desk = Desk.open();
    desk.issue("D");
    const shown = view(desk);
    expect(shown.counters).toMatchObject([
      { number: 1, next: null, person: { id: "s1", name: "Cán bộ 1" } },
      { number: 2, next: { label: "D001" } },
      { number: 3, next: { label: "D001" } },
    ]);
    expect(JSON.stringify(shown.staff)).not.toContain("code");
  });

  test("the rating window of the last served ticket", () => {
    const desk = Desk.open();
    desk.issue("A");
    desk.call(1);
    desk.do({ name: "finish", counter: 1 });
    expect(view(desk.wait(20_000)).counters[0]?.rating).toEqual({ remainingMs: 40_000 });
  });

  test("the day's list holds every ticket, void ones included", () => {
    const desk = Desk.open();
    const dead = desk.issue("A", { source: keysKiosk });
    desk.slip(dead, "failed");
    desk.issue("C");
    desk.wait(5_000).call(1);
    expect(dayTickets(desk.hall, desk.wait(1_000).nowMs)).toMatchObject([
      { label: "A001", state: "void", fault: "paper-out", waitedMs: 0 },
      { label: "C001", state: "called", waitedMs: 5_000, counter: 1 },
    ]);
  });
});
