import type { Hindrance } from "./adapter.ts";

/**
 * How it stands with the receiver. `failing`: some tries in a row failed. `open`: so many that
 * it is taken for away: it is asked with one event at a time, and a person's wish does not make
 * that more often than every few seconds.
 */
export type Breaker =
  | { readonly state: "closed" }
  | {
      readonly state: "failing" | "open";
      /** Wall clock of the first failure in the row, ms since 1970. */
      readonly sinceMs: number;
      readonly failures: number;
      /** Of the latest try. */
      readonly why: Hindrance;
    };

/** One lost packet is no outage, and neither is a restart: within about 20 s three tries fit. */
const failuresToOpen = 3;

export const closed: Breaker = { state: "closed" };

export function afterFailure(before: Breaker, why: Hindrance, wallMs: number): Breaker {
  const failures = (before.state === "closed" ? 0 : before.failures) + 1;
  const sinceMs = before.state === "closed" ? wallMs : before.sinceMs;
  return { state: failures >= failuresToOpen ? "open" : "failing", sinceMs, failures, why };
}
