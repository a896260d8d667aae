import type { Cancel, Clock } from "@motcua/broker/ports";

/** A clock that stands still until it is moved, and then runs everything due on the way. */
export type VirtualClock = Clock & {
  /** Moves to this time; earlier ones change nothing. */
  advanceTo(monoMs: number): void;
  /** What the wall shows at this moment. */
  setWall(wallMs: number): void;
};

type Timer = { readonly atMs: number; readonly number: number; readonly run: () => void };

/** Starts at 0. Timers of one moment run in the order in which they were set. */
export function createVirtualClock(): VirtualClock {
  let nowMs = 0;
  let wallAheadMs = 0;
  let count = 0;
  /** Sorted; a hall has a dozen. */
  const timers: Timer[] = [];

  const after = (ms: number, run: () => void): Cancel => {
    count += 1;
    const timer: Timer = { atMs: nowMs + Math.max(0, ms), number: count, run };
    const later = timers.findIndex(({ atMs }) => atMs > timer.atMs);
    timers.splice(later < 0 ? timers.length : later, 0, timer);
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  };
  return {
    monoMs: () => nowMs,
    wallMs: () => nowMs + wallAheadMs,
    after,
    every: (ms, run) => {
      let cancel: Cancel = () => undefined;
      const next = () => {
        cancel = after(ms, () => {
          next();
          run();
        });
      };
      next();
      return () => cancel();
    },
    advanceTo: (monoMs) => {
      for (let [timer] = timers; timer !== undefined && timer.atMs <= monoMs; [timer] = timers) {
        timers.shift();
        nowMs = Math.max(nowMs, timer.atMs);
        timer.run();
      }
      nowMs = Math.max(nowMs, monoMs);
    },
    setWall: (wallMs) => {
      wallAheadMs = wallMs - nowMs;
    },
  };
}
