import type { Because } from "@motcua/broker/contract";
import type { consolePhrases } from "./phrases.ts";

const minuteMs = 60_000;

/** Why a ticket comes next: waited ÷ target, as the policy reckons. */
export function becauseWords(because: Because, words: typeof consolePhrases.vi): string {
  const { waitedMs, targetMs } = because;
  const percent = Math.round((waitedMs / targetMs) * 100);
  return words.because(Math.floor(waitedMs / minuteMs), Math.round(targetMs / minuteMs), percent);
}

/** Whole minutes of a wait. */
export function minutesOf(ms: number): number {
  return Math.floor(ms / minuteMs);
}
