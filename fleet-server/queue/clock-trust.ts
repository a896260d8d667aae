import type { Hall } from "./hall.ts";
import type { Moment } from "./office-time.ts";

/** Whether the wall clock may open and close days by itself now. Ask at each look. */
export type ClockTrust = (hall: Hall, now: Moment) => boolean;

/** Wall clock and office time may differ by this much, ms: a date, not a minute, is at stake. */
const toleranceMs = 3 * 60 * 60_000;

/**
 * A box without a battery clock is told the time within some minutes of its start, ms. While no
 * day is open then, a jump is that, and not an accident.
 */
const settingMs = 10 * 60_000;

/**
 * A wall clock that jumps by hours while the office runs is not believed: it would close the day
 * and open one of a date that has not come. Office time, which is monotonic, must have advanced
 * as far. What settles it: the clock comes back, a day is opened, or the process starts again.
 */
export function trustClock(hall: Hall, start: Moment): ClockTrust {
  let opening = hall.day?.openedWallMs;
  let agreedMs = 0;
  return (seen, { atMs, wallMs }) => {
    const aheadMs = wallMs - atMs;
    const openedWallMs = seen.day?.openedWallMs;
    // An opening says that this clock is right, if it is still the same clock.
    const opened =
      openedWallMs !== undefined &&
      openedWallMs !== opening &&
      Math.abs(wallMs - openedWallMs) <= toleranceMs;
    const setting = seen.day?.open !== true && atMs - start.atMs < settingMs;
    opening = openedWallMs;
    if (opened || setting) agreedMs = aheadMs;
    return Math.abs(aheadMs - agreedMs) <= toleranceMs;
  };
}
