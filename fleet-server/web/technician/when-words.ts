import { clockTime, type Language } from "@motcua/device-profiles/look";
import type { TechnicianPhrases } from "./vi.ts";

const dayMs = 24 * 60 * 60_000;

/** `YYYY-MM-DD` in the office's time zone. */
const calendarDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" });

/** A moment as people say it on the same day, on the day after, and later. */
export function whenWords(
  wallMs: number,
  at: { readonly nowMs: number; readonly language: Language; readonly words: TechnicianPhrases },
): string {
  const { nowMs, language, words } = at;
  const time = clockTime(wallMs, language);
  const day = calendarDay.format(wallMs);
  if (day === calendarDay.format(nowMs)) return words.today(time);
  if (day === calendarDay.format(nowMs - dayMs)) return words.yesterday(time);
  const [, month, date] = day.split("-");
  return words.onDay(`${date}/${month}`, time);
}
