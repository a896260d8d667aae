import type { leaderPhrases } from "./phrases.ts";

/** A waiting time in whole minutes; a dash where nobody was called. */
export function waitText(ms: number | null, words: typeof leaderPhrases.vi): string {
  if (ms === null) return words.none;
  return words.minutes(ms < 60_000 ? 0 : Math.round(ms / 60_000));
}
