import type { Clock } from "@motcua/broker/ports";

/** When something is decided: office time for orders and durations, wall clock for people. */
export type Moment = {
  /** Ms; near the wall clock's 1970 count, but it never runs backwards. */
  readonly atMs: number;
  /** Wall clock, ms since 1970; may jump. */
  readonly wallMs: number;
};

/**
 * Office time: starts at the wall clock, or at the journal's last event where the wall clock is
 * behind it (a box without a battery clock starts in the past), and runs with the monotonic
 * clock from there. A jump of the wall clock while the office is open moves no wait and no order.
 */
export function officeTime(clock: Clock, lastEventMs: number): () => Moment {
  const anchorMs = Math.max(clock.wallMs(), lastEventMs);
  const startMs = clock.monoMs();
  return () => ({
    atMs: Math.round(anchorMs + (clock.monoMs() - startMs)),
    wallMs: Math.round(clock.wallMs()),
  });
}
