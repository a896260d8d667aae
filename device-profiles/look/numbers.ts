import type { Language } from "./language.tsx";
import type { LookPhrases } from "./vi.ts";

const locales: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };
const zone = "Asia/Ho_Chi_Minh";

/** Hours and minutes of the office, e.g. `09:12`. */
export function clockTime(wallMs: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(wallMs);
}

const calendarDay = new Intl.DateTimeFormat("en-CA", { timeZone: zone });

/** The office's calendar day at a moment, `2026-11-24`. */
export function dayInVietnam(wallMs: number): string {
  return calendarDay.format(wallMs);
}

/** A business day `2026-11-24` as dd/MM/yyyy; the text is the date, so no instant is made of it. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** A figure with at most one decimal, e.g. `4,5`. */
export function oneDecimal(n: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(n);
}

/** 0.953 → `95,3 %` in Vietnamese. */
export function percent(share: number, language: Language): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(locales[language], options).format(share * 100)} %`;
}

/** A count with the language's thousands mark. */
export function count(n: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(n);
}

/** A length of time in the unit that a person would use. */
export function duration(ms: number, words: LookPhrases): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return words.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words.minutes(minutes);
  return words.hours(Math.floor(minutes / 60), minutes % 60);
}

/** A wait from here up, minutes, is not told as a range: so far ahead it promises nothing. */
const longWaitMinutes = 120;

type Wait = { readonly from: number; readonly to: number };

/** The expected wait as staff read it; `from` and `to` in minutes. */
export function waitWords({ from, to }: Wait, words: LookPhrases): string {
  return from >= longWaitMinutes ? words.wait.long : words.wait.range(from, to);
}

/** The expected wait as the citizen is told it; a long one comes with whom to ask. */
export function citizenWaitWords(wait: Wait, words: LookPhrases): string {
  const told = waitWords(wait, words);
  return wait.from >= longWaitMinutes ? `${told}, ${words.wait.askReception}` : told;
}
