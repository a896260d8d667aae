import type { Clock } from "@motcua/broker/ports";

/** A technician claims one board a minute; a hall of thirty counters at once still fits, tries. */
const triesMax = 30;
const windowMs = 60_000;

/** Whether one more code may be tried now, over all positions together. */
export type Throttle = () => boolean;

/** Counts by the monotonic clock; what is refused is not counted. */
export function createThrottle(clock: Clock): Throttle {
  let recent: number[] = [];
  return () => {
    const nowMs = clock.monoMs();
    recent = recent.filter((atMs) => nowMs - atMs < windowMs);
    if (recent.length >= triesMax) return false;
    recent.push(nowMs);
    return true;
  };
}
