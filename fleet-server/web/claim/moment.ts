import { clockTime, type Language } from "@motcua/device-profiles/look";

/** Day and month in the office's time zone. */
const day = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" },
});

/** A moment with its date: `24/11/2026 07:30`. */
export function moment(wallMs: number, language: Language): string {
  return `${day.format(wallMs)} ${clockTime(wallMs, language)}`;
}
