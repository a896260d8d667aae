import { describe, expect, test } from "vitest";
import { Desk } from "../../tests/simulation/desk.ts";
import { type DayScene, keepDay } from "./day-keeper.ts";

const hourMs = 3_600_000;
/** Midnight in Vietnam (UTC+7) of a Tuesday. */
const midnight = Date.parse("2026-11-23T17:00:00Z");
const dates = ["2026-11-24", "2026-11-25", "2026-11-26"];

/** 07:30–11:30 and 13:30–17:00, each day. `hour` counts from the first midnight. */
function at(hour: number, desk: Desk, more: Partial<DayScene> = {}) {
  const days = Math.floor(hour / 24);
  const inDay = hour - days * 24;
  const openNow = (inDay >= 7.5 && inDay < 11.5) || (inDay >= 13.5 && inDay < 17);
  const lastClosingMs = midnight + (days * 24 + 17) * hourMs;
  const hours = { day: dates[days] ?? "2026-12-01", openNow, lastClosingMs };
  const wallMs = midnight + hour * hourMs;
  desk.nowMs = Math.max(desk.nowMs, wallMs);
  const acts = keepDay({
    hall: desk.hall,
    mode: "hours",
    hours,
    wallMs,
    startedNow: false,
    clockTrusted: true,
    ...more,
  });
  for (const act of acts) desk.do(act);
  return acts.map((act) => (act.name === "open-day" ? `open ${act.day}` : "close"));
}

const newDesk = () => {
  const desk = new Desk();
  desk.nowMs = midnight;
  return desk;
};

describe("an office that opens by its hours", () => {
  test("opens at the first opening time, stays open at lunch, closes at the last closing time", () => {
    const desk = newDesk();
    expect(at(7, desk)).toEqual([]);
    expect(at(7.5, desk)).toEqual(["open 2026-11-24"]);
    expect(at(12, desk)).toEqual([]);
    expect(at(13.5, desk)).toEqual([]);
    expect(at(17, desk)).toEqual(["close"]);
    expect(at(17.1, desk)).toEqual([]);
    expect(at(31.5, desk)).toEqual(["open 2026-11-25"]);
  });

  test("what a person closed early stays closed, what a person opened late stays open", () => {
    const desk = newDesk();
    at(8, desk);
    desk.do({ name: "close-day" });
    expect(at(14, desk)).toEqual([]);
    at(17.5, desk);
    desk.do({ name: "open-day", day: "2026-11-24" });
    expect(at(18, desk)).toEqual([]);
  });

  test("switched off at the wall before closing: the next morning closes the day and opens one", () => {
    const desk = newDesk();
    at(8, desk);
    expect(at(30, desk, { startedNow: true })).toEqual(["close"]);
    expect(at(31.5, desk)).toEqual(["open 2026-11-25"]);
  });

  test("someone who works past midnight keeps the day and its numbers", () => {
    const desk = newDesk();
    at(20, desk);
    desk.do({ name: "open-day", day: "2026-11-24" });
    desk.nowMs = midnight + 23.5 * hourMs;
    desk.issue("A");
    expect(at(24.2, desk)).toEqual([]);
    expect(at(24.3, desk, { startedNow: true })).toEqual([]);
    expect(desk.ticket(desk.issue("A")).id).toBe("2026-11-24/A002");
    expect(at(27.5, desk)).toEqual(["close"]);
  });

  test("a clock that is wrong opens nothing", () => {
    const desk = newDesk();
    const in1970 = { day: "1970-01-01", openNow: true, lastClosingMs: 9 * hourMs };
    expect(at(8, desk, { hours: in1970, wallMs: hourMs })).toEqual([]);
    at(8, desk);
    expect(at(9, desk, { hours: in1970, wallMs: hourMs })).toEqual([]);
    at(17, desk);
    const lastWeek = { day: "2026-11-17", openNow: true, lastClosingMs: null };
    expect(at(18, desk, { hours: lastWeek })).toEqual([]);
  });
});

describe("an office that opens when the box starts", () => {
  const start = { mode: "start", startedNow: true } as const;

  test("opens at once, also at night, and again after a person closed it", () => {
    const desk = newDesk();
    expect(at(2, desk, { mode: "start" })).toEqual([]);
    expect(at(2, desk, start)).toEqual(["open 2026-11-24"]);
    expect(at(17.5, desk, { mode: "start" })).toEqual([]);
    desk.do({ name: "close-day" });
    expect(at(18, desk, start)).toEqual(["open 2026-11-24"]);
    expect(desk.events.at(-3)).toMatchObject({ kind: "day-reopened" });
  });

  test("a crash over midnight goes on with the day; a start the next morning begins one", () => {
    const desk = newDesk();
    at(23.9, desk, start);
    desk.issue("A");
    expect(at(24.1, desk, start)).toEqual([]);
    expect(at(32, desk, { mode: "start" })).toEqual([]);
    expect(at(32, desk, start)).toEqual(["close", "open 2026-11-25"]);
  });
});
