import { beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createTransit, type Transit } from "./transit.ts";

let clock: ReturnType<typeof fakeClock>;
let transit: Transit;
/** The board was switched on 7 s after the server. */
const boardMs = () => clock.monoMs() - 7_000;
const heard = (mono: number, sid = "s1", boot = "b1") => transit.heardMs({ mono, boot, sid });

beforeEach(async () => {
  clock = fakeClock();
  await clock.advance(10_000);
  transit = createTransit(clock);
});

test("what lay in the socket of a frozen server was on its way all that time", async () => {
  expect(heard(boardMs())).toBe(0);
  await clock.advance(1_000);
  const sent = [boardMs(), boardMs() + 1_000, boardMs() + 3_000];
  await clock.advance(20_000);
  expect(sent.map((mono) => Math.round(heard(mono) / 10) * 10)).toEqual([20_000, 19_000, 17_000]);
  expect(heard(boardMs())).toBe(0);
});

test("a slow first message is corrected by the first quick one", async () => {
  const first = boardMs();
  await clock.advance(4_000);
  expect(heard(first)).toBe(0);
  expect(heard(boardMs())).toBe(0);
  expect(heard(boardMs() - 300)).toBe(300);
});

test("two clocks that drift apart over a silent night do not make a press late", async () => {
  expect(heard(boardMs())).toBe(0);
  await clock.advance(16 * 3_600_000);
  expect(heard(boardMs() - 16 * 360)).toBe(0);
});

test("a silent night does not make a late press fresh", async () => {
  heard(boardMs());
  await clock.advance(8 * 3_600_000);
  const sent = boardMs();
  await clock.advance(20_000);
  expect(heard(sent)).toBeGreaterThan(14_000);
});

test("a new session or a restarted board begins anew", () => {
  heard(boardMs());
  expect(heard(boardMs() - 9_000, "s2")).toBe(0);
  expect(heard(3, "s2", "b2")).toBe(0);
});

test("a board whose machine slept is believed again after two minutes of presses", async () => {
  heard(boardMs());
  const asleepMs = 20_000;
  const late: boolean[] = [];
  for (let minute = 0; minute < 4; minute++) {
    await clock.advance(60_001);
    late.push(heard(boardMs() - asleepMs) > 5_000);
  }
  expect(late).toEqual([true, false, false, false]);
});
