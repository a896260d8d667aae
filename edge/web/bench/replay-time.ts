import type { Language } from "@motcua/device-profiles/look";

/** Time of day to the second. */
export function timeOfDay(wallMs: number, language: Language): string {
  return new Date(wallMs).toLocaleTimeString(language === "vi" ? "vi-VN" : "en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
  });
}

/** Date and time of day to the second in Vietnam, as people there write them. */
export function dateTime(wallMs: number, language: Language): string {
  return new Date(wallMs).toLocaleString(language === "vi" ? "vi-VN" : "en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
}
