import { describe, expect, test } from "vitest";
import { brokenPromises } from "../../../tests/simulation/check-hall.ts";
import { byWord, Desk, keysKiosk, touchKiosk } from "../../../tests/simulation/desk.ts";
import { slipsToSee } from "../ticket-view.ts";

const to = { board: "box-26734", printer: "printer1" };

/** Asks for one more slip and gives its command. */
function reprintOf(desk: Desk, ticket: string): string {
  const [asked] = desk.do({ name: "reprint", ticket, to });
  if (asked?.kind !== "reprint-asked") throw new Error("no slip was asked for");
  return asked.print.cmd;
}

describe("what the citizen holds decides", () => {
  test("printed and unproved slips wait; only the unproved one is marked for staff", () => {
    const desk = Desk.open();
    const proved = desk.issue("A", { source: keysKiosk });
    const silent = desk.issue("A", { source: keysKiosk });
    desk.slip(proved, "printed");
    desk.slip(silent, "unknown");
    expect(desk.ticket(proved)).toMatchObject({ phase: { at: "waiting" }, slip: "printed" });
    expect(desk.ticket(silent)).toMatchObject({ phase: { at: "waiting" }, slip: "unproved" });
    expect(slipsToSee(desk.hall, desk.nowMs).map(({ ticket }) => ticket)).toEqual([silent]);
  });

  test("failed with a screen: waits as paperless, and a reprint keeps its place", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: touchKiosk });
    desk.slip(ticket, "failed");
    expect(desk.ticket(ticket)).toMatchObject({
      phase: { at: "waiting" },
      slip: "paperless",
      fault: "paper-out",
    });
    const [asked] = desk.do({ name: "reprint", ticket, to });
    expect(asked).toMatchObject({ print: { cmd: `print:${ticket}/2/token-`, ...to } });
    expect(desk.ticket(ticket).phase.at).toBe("waiting");
    desk.slip(ticket, "printed", { n: 2 });
    expect(desk.ticket(ticket)).toMatchObject({ slip: "printed", fault: null });
    expect(slipsToSee(desk.hall, desk.nowMs)).toEqual([]);
  });

  test("failed with keys only and a cleared printer: the number is dead, and staff are told", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: keysKiosk });
    const [failed] = desk.slip(ticket, "failed", { cleared: true });
    expect(failed).toMatchObject({ kind: "print-failed", becomes: "void" });
    expect(slipsToSee(desk.hall, desk.nowMs)).toMatchObject([
      { state: "void", fault: "paper-out" },
    ]);
    expect(desk.refusal({ name: "call-next", counter: 1 })).toBe("nobody-waiting");
    // The slip came all the same: the journal knows it, and the number stays dead.
    expect(desk.slip(ticket, "printed")).toMatchObject([{ kind: "ticket-printed" }]);
    expect(desk.ticket(ticket).phase.at).toBe("void");
    expect(desk.ticket(desk.issue("A")).label).toBe("A002");
  });

  test("not cleared: held until a late proof", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: keysKiosk });
    desk.slip(ticket, "failed", { cleared: false });
    expect(desk.ticket(ticket)).toMatchObject({ phase: { at: "printing" }, slip: "held" });
    expect(desk.slip(ticket, "unknown")).toEqual([]);
    expect(desk.slip(ticket, "failed", { cleared: true })).toEqual([]);
    desk.slip(ticket, "printed");
    expect(desk.ticket(ticket)).toMatchObject({ phase: { at: "waiting" }, slip: "printed" });
  });

  test("held: only a person voids it, and a failed reprint leaves it held", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: keysKiosk });
    desk.slip(ticket, "failed", { cleared: false });
    desk.do({ name: "reprint", ticket, to });
    const [failed] = desk.slip(ticket, "failed", { n: 2, cleared: true });
    expect(failed).toMatchObject({ becomes: "kept" });
    expect(desk.ticket(ticket)).toMatchObject({ phase: { at: "printing" }, slip: "held" });
    desk.do({ name: "void", ticket });
    expect(desk.ticket(ticket).phase.at).toBe("void");
    expect(brokenPromises(desk.hall)).toEqual([]);
  });

  test("a tap that the board gave up is void; one that waits already is not touched", () => {
    const desk = Desk.open();
    const gone = desk.issue("A", { source: keysKiosk });
    const here = desk.issue("A", { source: keysKiosk });
    desk.slip(here, "printed");
    const abandon = (ticket: string) =>
      desk.do({ name: "tap-abandoned", ticket, cmd: `print:${ticket}/1/token-` });
    expect(abandon(gone)).toMatchObject([{ kind: "ticket-voided", reason: "tap-abandoned" }]);
    expect(abandon(here)).toEqual([]);
    expect(desk.call(1)).toBe(here);
  });

  test("a reprint that the board gave up voids nothing, and another may be asked for at once", () => {
    const desk = Desk.open();
    const held = desk.issue("A", { source: keysKiosk });
    desk.slip(held, "failed", { cleared: false });
    const waiting = desk.issue("A", { source: touchKiosk });
    desk.slip(waiting, "failed");
    for (const ticket of [held, waiting]) {
      const before = desk.ticket(ticket);
      const cmd = reprintOf(desk, ticket);
      const id = `fact:${ticket}`;
      const [settled] = desk.do({ name: "tap-abandoned", ticket, cmd }, id);
      expect(settled).toMatchObject({ kind: "print-failed", cmd, becomes: "kept" });
      expect(desk.do({ name: "tap-abandoned", ticket, cmd }, id)).toEqual([]);
      expect(desk.ticket(ticket)).toMatchObject({ phase: before.phase, slip: before.slip });
      reprintOf(desk, ticket);
    }
  });

  test("a first slip that the board gave up leaves the number to whom a reprint was asked for", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: keysKiosk });
    const first = desk.ticket(ticket).jobs[0]?.cmd ?? "";
    reprintOf(desk.wait(60_000), ticket);
    expect(desk.do({ name: "tap-abandoned", ticket, cmd: first })).toMatchObject([
      { kind: "print-failed", becomes: "kept" },
    ]);
    desk.slip(ticket, "printed", { n: 2 });
    expect(desk.call(1)).toBe(ticket);
  });

  test("a tap given up before its screen showed the number: void, unless it was called", () => {
    const desk = Desk.open();
    const source = { ...touchKiosk, printer: null };
    const called = desk.issue("A", { source });
    desk.call(1);
    const gone = desk.issue("A", { source });
    const spoken = desk.issue("A", { source: byWord });
    const abandon = (ticket: string) =>
      desk.do({ name: "tap-abandoned", ticket, cmd: "tap:01JDEMO" });
    expect(abandon(gone)).toMatchObject([{ kind: "ticket-voided", reason: "tap-abandoned" }]);
    expect(abandon(called)).toEqual([]);
    expect(abandon(spoken)).toEqual([]);
    desk.do({ name: "finish", counter: 1 });
    expect(desk.call(1)).toBe(spoken);
  });

  test("who printed late stands where the arrival belongs, not at the end", () => {
    const desk = Desk.open();
    const first = desk.issue("A", { source: keysKiosk });
    const second = desk.wait(1_000).issue("A", { source: keysKiosk });
    desk.slip(second, "printed");
    desk.slip(first, "printed");
    expect(desk.call(1)).toBe(first);
  });

  test("a result that comes twice changes nothing", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: keysKiosk });
    desk.slip(ticket, "printed");
    expect(desk.slip(ticket, "printed")).toEqual([]);
    expect(desk.slip(ticket, "unknown")).toEqual([]);
    expect(desk.slip(ticket, "failed")).toEqual([]);
  });
});

test("who waits without paper because the kiosk's printer was down is shown until reprinted", () => {
  const desk = Desk.open();
  const shown = desk.issue("A", { source: { ...touchKiosk, printer: null } });
  desk.issue("A", { source: byWord });
  const toSee = () => slipsToSee(desk.hall, desk.nowMs).map(({ ticket }) => ticket);
  expect(toSee()).toEqual([shown]);
  desk.do({ name: "reprint", ticket: shown, to });
  desk.slip(shown, "printed");
  expect(toSee()).toEqual([]);
});

test("a number of a kiosk without a printer is no missing slip, until a person has one printed", () => {
  const desk = Desk.open();
  const source = { ...touchKiosk, printer: null, printerless: true } as const;
  const ticket = desk.issue("A", { source });
  const toSee = () => slipsToSee(desk.hall, desk.nowMs).map(({ ticket: id }) => id);
  expect(toSee()).toEqual([]);
  desk.do({ name: "reprint", ticket, to });
  desk.slip(ticket, "failed");
  expect(toSee()).toEqual([ticket]);
});

test("a board that is gone for good: a person asks for another slip once the first has expired", () => {
  const desk = Desk.open();
  const ticket = desk.issue("A", { source: keysKiosk });
  expect(desk.wait(59_999).refusal({ name: "reprint", ticket, to })).toBe("wrong-state");
  desk.wait(1).do({ name: "reprint", ticket, to });
  desk.slip(ticket, "printed", { n: 2 });
  expect(desk.ticket(ticket).phase.at).toBe("waiting");
});

describe("refusals of slips", () => {
  test("no such ticket, no such slip", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A", { source: keysKiosk });
    const nobody = "2026-11-24/A500";
    const result = {
      name: "print-result",
      outcome: "printed",
      reason: null,
      cleared: true,
    } as const;
    expect(desk.refusal({ ...result, ticket: nobody, cmd: "x" })).toBe("unknown-ticket");
    expect(desk.refusal({ ...result, ticket, cmd: "x" })).toBe("unknown-ticket");
    expect(desk.refusal({ name: "tap-abandoned", ticket: nobody, cmd: "x" })).toBe(
      "unknown-ticket",
    );
    expect(desk.refusal({ name: "void", ticket: nobody })).toBe("unknown-ticket");
    expect(desk.refusal({ name: "reprint", ticket: nobody, to })).toBe("unknown-ticket");
  });

  test("no reprint while a slip is on its way or after the visit; no void of a called one", () => {
    const desk = Desk.open();
    const printing = desk.issue("C", { source: keysKiosk });
    expect(desk.refusal({ name: "reprint", ticket: printing, to })).toBe("wrong-state");
    const ticket = desk.issue("A", { source: byWord });
    desk.call(1);
    expect(desk.refusal({ name: "void", ticket })).toBe("wrong-state");
    desk.do({ name: "finish", counter: 1 });
    expect(desk.refusal({ name: "void", ticket })).toBe("wrong-state");
    expect(desk.refusal({ name: "reprint", ticket, to })).toBe("wrong-state");
  });

  test("twenty slips of one ticket are enough", () => {
    const desk = Desk.open();
    const ticket = desk.issue("A");
    for (let n = 1; n <= 20; n += 1) {
      desk.do({ name: "reprint", ticket, to });
      desk.slip(ticket, "failed", { n });
    }
    expect(desk.refusal({ name: "reprint", ticket, to })).toBe("wrong-state");
  });
});
