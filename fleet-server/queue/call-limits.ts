import { must } from "./invariant.ts";
import type { Rules } from "./rules.ts";
import type { CalledPhase } from "./ticket.ts";

type Calls = Pick<CalledPhase, "calls">;

/** How long a call can still be taken back, ms; 0: not any more. */
export function undoableMs(phase: Calls, rules: Rules, nowMs: number): number {
  const first = must(phase.calls[0], "a called ticket has a call");
  return Math.max(0, first.atMs + rules.undoMs - nowMs);
}

/** Enough calls for a no-show; one that follows another too soon does not count. */
export function calledEnough(phase: Calls, rules: Rules): boolean {
  let counted = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { atMs } of phase.calls) {
    if (atMs - lastMs < rules.noShowGapMs) continue;
    counted += 1;
    lastMs = atMs;
  }
  return counted >= rules.noShowCalls;
}
