import { clockTime, dayInVietnam, dayWords, type Language } from "@motcua/device-profiles/look";
import { consolePhrases } from "./phrases.ts";

const dayMs = 24 * 60 * 60_000;

/** A moment of the office as people say it on the same day, on the day after, and later. */
export function momentWords(atMs: number, nowMs: number, language: Language): string {
  const words = consolePhrases[language].moments;
  const time = clockTime(atMs, language);
  const day = dayInVietnam(atMs);
  if (day === dayInVietnam(nowMs)) return time;
  if (day === dayInVietnam(nowMs - dayMs)) return words.yesterday(time);
  return words.onDay(dayWords(day), time);
}

/** A moment with its date, for what has a past or a future: `24/11/2026 07:30`. */
export function fullMoment(atMs: number, language: Language): string {
  return `${dayWords(dayInVietnam(atMs))} ${clockTime(atMs, language)}`;
}
