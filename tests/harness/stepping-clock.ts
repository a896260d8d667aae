import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "@motcua/broker/ports";
import { createClock } from "@sinonjs/fake-timers";

/** As fine as a simulated printer's pace. */
const stepMs = 10;

/**
 * A clock that stands still until `advance` moves it in steps of 10 ms, with one turn of the
 * event loop after each: the quick one for devices that are paced byte by byte.
 */
export function steppingClock(startMs: number): Clock & { advance(ms: number): Promise<void> } {
  const timers = createClock(startMs);
  return {
    wallMs: () => timers.now,
    monoMs: () => timers.now - startMs,
    after: (ms, run) => {
      const timer = timers.setTimeout(run, ms);
      return () => timers.clearTimeout(timer);
    },
    every: (ms, run) => {
      const timer = timers.setInterval(run, ms);
      return () => timers.clearInterval(timer);
    },
    advance: async (ms) => {
      for (let left = ms; left > 0; left -= stepMs) {
        timers.tick(Math.min(left, stepMs));
        await nextTurn();
      }
    },
  };
}
