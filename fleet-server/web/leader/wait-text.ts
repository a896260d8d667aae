import type { leaderPhrases } from "./phrases.ts";

type Words = typeof leaderPhrases.vi;

/** A length of time in whole minutes; a dash where there is none. */
export function waitText(ms: number | null, words: Words): string {
  if (ms === null) return words.none;
  return words.minutes(ms < 60_000 ? 0 : Math.round(ms / 60_000));
}
