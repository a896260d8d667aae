import { expect, test } from "vitest";
import { Desk } from "../../tests/simulation/desk.ts";
import { trustClock } from "./clock-trust.ts";
import { keepDay } from "./day-keeper.ts";

const hourMs = 3_600_000;
const midnight = Date.parse("2026-11-23T17:00:00Z");

/** An office of 07:30–17:00 whose clocks a test sets in hours from the first midnight. */
function office(startHour: number, desk = new Desk()) {
  const moment = (hour: number, wallHour: number) => ({
    atMs: midnight + hour * hourMs,
    wallMs: midnight + wallHour * hourMs,
  });
  const trusts = trustClock(desk.hall, moment(startHour, startHour));
  const look = (hour: number, wallHour = hour) => {
    const now = moment(hour, wallHour);
    desk.nowMs = now.atMs;
    desk.wallAheadMs = now.wallMs - now.atMs;
    const date = new Date(now.wallMs + 7 * hourMs).toISOString().slice(0, 10);
    const inDay = wallHour % 24;
    const dayStartMs = now.wallMs - inDay * hourMs;
    const acts = keepDay({
      hall: desk.hall,
      mode: "hours",
      hours: {
        day: date,
        openNow: inDay >= 7.5 && inDay < 17,
        lastClosingMs: dayStartMs + 17 * hourMs,
      },
      wallMs: now.wallMs,
      startedNow: false,
      clockTrusted: trusts(desk.hall, now),
    });
    for (const act of acts) desk.do(act);
    return acts.map((act) => (act.name === "open-day" ? `open ${act.day}` : "close"));
  };
  return { desk, look };
}

const farHours = 24 * 400;

test("a clock that jumps closes no day and opens no far one, whatever is asked meanwhile", () => {
  const { desk, look } = office(7);
  expect(look(7.5)).toEqual(["open 2026-11-24"]);
  expect(look(9, farHours + 9)).toEqual([]);
  desk.issue("A");
  expect(look(9.1, farHours + 9.1)).toEqual([]);
  // 18:00 of the same date: the day is not over either.
  expect(look(9.2, 18)).toEqual([]);
  expect(desk.ticket(desk.issue("A")).id).toBe("2026-11-24/A002");
  // The clock is right again, and the hours hold.
  expect(look(17)).toEqual(["close"]);
  expect(look(24 + 7.5)).toEqual(["open 2026-11-25"]);
});

test("at night a jump opens nothing; a person may, and the hours hold from there", () => {
  const { desk, look } = office(7);
  look(7.5);
  look(17);
  expect(look(20, farHours + 9)).toEqual([]);
  // Here the clock had been wrong before: the office time is behind, the date is right.
  expect(look(20.1, 24 + 8)).toEqual([]);
  desk.do({ name: "open-day", day: "2026-11-25" });
  expect(look(20.2, 24 + 8.1)).toEqual([]);
  expect(look(29.2, 24 + 17.1)).toEqual(["close"]);
});

test("a box without a battery clock is told the time soon after its start", () => {
  const { desk, look } = office(7);
  look(7.5);
  look(17);
  const next = office(17.5, desk);
  expect(next.look(17.51)).toEqual([]);
  expect(next.look(17.55, 24 + 7.6)).toEqual(["open 2026-11-25"]);
});

test("a far day that was opened by accident blocks no date whose numbers were not given", () => {
  const desk = new Desk();
  desk.do({ name: "open-day", day: "2027-12-29" });
  desk.issue("A");
  desk.do({ name: "close-day" });
  desk.do({ name: "open-day", day: "2026-11-24" });
  expect(desk.ticket(desk.issue("A")).id).toBe("2026-11-24/A001");
  desk.do({ name: "close-day" });
  const { look } = office(24, desk);
  expect(look(24 + 7.5)).toEqual(["open 2026-11-25"]);
});
