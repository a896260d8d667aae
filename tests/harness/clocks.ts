import type { Clock } from "@motcua/broker/ports";
import { createClock } from "@sinonjs/fake-timers";

/** The machine's own time, for tests over real lines. */
export const realClock: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

/** A clock that stands still until a test moves it. */
export type FakeClock = Clock & {
  /** Lets promises settle on its way. */
  advance(ms: number): Promise<void>;
  /** Timers that wait for their time. */
  pending(): number;
};

export function fakeClock(startMs = 0): FakeClock {
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
    pending: () => timers.countTimers(),
    advance: async (ms) => {
      await timers.tickAsync(ms);
    },
  };
}
