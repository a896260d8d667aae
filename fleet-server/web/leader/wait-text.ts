import type { leaderPhrases } from "./phrases.ts";

/** A waiting time in whole minutes; a dash where nobody was called. */
export function waitText(ms: number | null, words: typeof leaderPhrases.vi): string {
  return ms === null ? words.none : words.minutes(String(Math.round(ms / 60_000)));
}
