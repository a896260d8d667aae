import type { Chance } from "../ports.ts";

/** Full jitter from the first, doubling up to the second: an office's own network, ms. */
const retryMinMs = 200;
const retryMaxMs = 2_000;

/**
 * Who is refused is mostly a device that was replaced: it tries on, for a person may take it back,
 * but so seldom that it fills nobody's log, ms.
 */
const refusedRetryMaxMs = 60_000;

/** The first refusal is told at once, and then one in about five minutes. */
const tellEvery = 10;

/** How long a line waits before it is tried again. */
export type RetryPace = {
  /** The line is up: whatever comes next begins anew. */
  up(): void;
  /** The broker refused the try that is under way; whether that should be told. */
  refused(): boolean;
  /** A try has ended: wait so long before the next, ms. */
  waitMs(): number;
};

export function createRetryPace(chance: Chance): RetryPace {
  let failures = 0;
  let refusals = 0;
  let isRefused = false;
  return {
    up: () => {
      failures = 0;
      refusals = 0;
    },
    refused: () => {
      isRefused = true;
      refusals += 1;
      return refusals % tellEvery === 1;
    },
    waitMs: () => {
      failures += 1;
      const longestMs = isRefused ? refusedRetryMaxMs : retryMaxMs;
      isRefused = false;
      const mostMs = Math.min(longestMs, retryMinMs * 2 ** failures);
      return retryMinMs + chance.unit() * (mostMs - retryMinMs);
    },
  };
}
