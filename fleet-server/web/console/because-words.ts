import type { Because } from "@motcua/broker/contract";
import { type Language, oneDecimal } from "@motcua/device-profiles/look";
import type { consolePhrases } from "./phrases.ts";

const minuteMs = 60_000;

/**
 * Why a ticket comes next: waited ÷ target, as the policy reckons. The percentage is that of the
 * two shown figures, so that whoever divides them finds it.
 */
export function becauseWords(
  because: Because,
  words: typeof consolePhrases.vi,
  language: Language,
): string {
  const waited = toTenths(because.waitedMs);
  const target = toTenths(because.targetMs);
  const percent = Math.round((waited / target) * 100);
  return words.because(oneDecimal(waited, language), oneDecimal(target, language), percent);
}

/** Minutes with one decimal. */
function toTenths(ms: number): number {
  return Math.round((ms / minuteMs) * 10) / 10;
}

/** Whole minutes of a wait. */
export function minutesOf(ms: number): number {
  return Math.floor(ms / minuteMs);
}
