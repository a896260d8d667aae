import { describe, expect, test } from "vitest";
import { byWord, Desk, keysKiosk, touchKiosk } from "../../../tests/simulation/desk.ts";

const issueA = {
  name: "issue",
  service: "A",
  class: "normal",
  source: byWord,
  token: "t",
} as const;

describe("taking a number", () => {
  test("each service counts by itself, from 001", () => {
    const desk = Desk.open();
    const labels = ["A", "C", "A"].map((service) => desk.ticket(desk.issue(service)).label);
    expect(labels).toEqual(["A001", "C001", "A002"]);
  });

  test("a kiosk's number waits when its slip has come, a paperless one at once", () => {
    const desk = Desk.open();
    const printed = desk.issue("A", { source: touchKiosk });
    const spoken = desk.issue("A");
    expect(desk.ticket(printed).phase.at).toBe("printing");
    expect(desk.ticket(spoken).phase.at).toBe("waiting");
    desk.slip(printed, "printed");
    expect(desk.call(1)).toBe(printed);
  });

  test("a kiosk without a printer and reception with one", () => {
    const desk = Desk.open();
    const screenOnly = desk.act({ ...issueA, source: { ...touchKiosk, printer: null } });
    const print = { board: "box-26734", printer: "printer1" };
    const paper = desk.act({ ...issueA, token: "u", source: { at: "reception", print } });
    expect(screenOnly).toMatchObject({ answer: { paper: false }, ok: [{ print: null }] });
    expect(paper).toMatchObject({
      answer: { paper: true },
      ok: [{ print: { cmd: "print:2026-11-24/A002/1/u", ...print } }],
    });
  });

  test("the same label after a lost journal is another slip: a board prints each id once", () => {
    const slipOf = (token: string) => {
      const desk = Desk.open();
      const first = desk.act({ ...issueA, source: keysKiosk, token });
      if ("problem" in first || first.ok[0]?.kind !== "ticket-issued") throw new Error("refused");
      desk.slip("2026-11-24/A001", "failed", { cleared: false });
      const to = { board: "box-26734", printer: "printer1" };
      const [again] = desk.do({ name: "reprint", ticket: "2026-11-24/A001", to });
      if (again?.kind !== "reprint-asked") throw new Error("no slip was asked for");
      return [first.ok[0].print?.cmd, again.print.cmd];
    };
    expect(slipOf("q83vEjRWeJCrze8SNFZ4kA")).toEqual([
      "print:2026-11-24/A001/1/q83vEj",
      "print:2026-11-24/A001/2/q83vEj",
    ]);
    expect(slipOf("b_XgEjRWeJCrze8SNFZ4kA")[0]).toBe("print:2026-11-24/A001/1/b_XgEj");
  });

  test("one tap, one ticket: a repeated id gets the first answer", () => {
    const desk = Desk.open();
    const first = desk.act({ ...issueA, source: keysKiosk }, "tap-1");
    const again = desk.act({ ...issueA, source: keysKiosk, token: "another" }, "tap-1");
    if ("problem" in first || "problem" in again) throw new Error("refused");
    expect(again.answer).toEqual(first.answer);
    expect(again.ok).toEqual([]);
    expect(desk.hall.tickets.size).toBe(1);
  });

  test("an id that was used for another wish is refused", () => {
    const desk = Desk.open();
    desk.act(issueA, "key-1");
    expect(desk.act({ ...issueA, service: "C" }, "key-1")).toEqual({
      problem: { code: "key-reused" },
    });
    expect(desk.act({ name: "close-day" }, "key-1")).toEqual({ problem: { code: "key-reused" } });
  });

  test("999 is the last number of a series, and the others go on", () => {
    const desk = Desk.open();
    for (let n = 1; n <= 998; n += 1) desk.issue("A");
    expect(desk.ticket(desk.issue("A")).label).toBe("A999");
    expect(desk.refusal(issueA)).toBe("series-full");
    expect(desk.ticket(desk.issue("C")).label).toBe("C001");
  });

  test("what the office does not offer is refused by name", () => {
    const desk = Desk.open();
    expect(desk.refusal({ ...issueA, service: "K" })).toBe("unknown-service");
    expect(desk.refusal({ ...issueA, class: "king" })).toBe("unknown-class");
    desk.do({ name: "close-day" });
    expect(desk.refusal(issueA)).toBe("day-not-open");
  });
});
