import type { Clock } from "@motcua/broker/ports";
import { describe, expect, test } from "vitest";
import { officeTime } from "./office-time.ts";

/** A clock whose two faces a test sets by hand. */
function handClock(wallMs: number): Clock & { wall: number; mono: number } {
  const clock = {
    wall: wallMs,
    mono: 5_000,
    wallMs: () => clock.wall,
    monoMs: () => clock.mono,
    after: () => () => undefined,
    every: () => () => undefined,
  };
  return clock;
}

describe("office time", () => {
  test("starts at the wall clock and runs with the monotonic one", () => {
    const clock = handClock(1_795_500_000_000);
    const now = officeTime(clock, 0);
    clock.mono += 250;
    clock.wall += 250;
    expect(now()).toEqual({ atMs: 1_795_500_000_250, wallMs: 1_795_500_000_250 });
  });

  test.each([-400 * 86_400_000, 2 * 3_600_000])(
    "a wall clock that jumps by %d ms moves no order",
    (jumpMs) => {
      const clock = handClock(1_795_500_000_000);
      const now = officeTime(clock, 0);
      clock.mono += 1_000;
      clock.wall += jumpMs;
      expect(now()).toEqual({ atMs: 1_795_500_001_000, wallMs: 1_795_500_000_000 + jumpMs });
    },
  );

  test("a box that wakes up in 1970 goes on after its last event", () => {
    const clock = handClock(0);
    const now = officeTime(clock, 1_795_500_000_000);
    expect(now().atMs).toBe(1_795_500_000_000);
    expect(now().wallMs).toBe(0);
  });
});
