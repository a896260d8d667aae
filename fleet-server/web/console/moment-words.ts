import { clockTime, dayWords, type Language } from "@motcua/device-profiles/look";

/** A moment by its time alone names one of today or of last night; an older one has its date. */
const dayMs = 86_400_000;
const hanoiMs = 7 * 3_600_000;

/** A moment of the wall clock in Vietnam, ms since 1970. */
export function momentWords(atMs: number, nowMs: number, language: Language): string {
  const time = clockTime(atMs, language);
  if (nowMs - atMs < dayMs) return time;
  return `${time} ${dayWords(new Date(atMs + hanoiMs).toISOString().slice(0, 10))}`;
}
