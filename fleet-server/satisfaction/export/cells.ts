import type { Lang } from "../../sheets/sheet.ts";

/** Minutes with two decimals, as people speak of waits; 0.01 minute is 0.6 s. */
export function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 600) / 100;
}

/** Percent with two decimals. */
export function percent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 100;
}

/** Whether a share stands on enough; where it does not, its cells are empty. */
export function enoughWords(is: boolean, lang: Lang): string {
  if (is) return yesNo(is, lang);
  return lang === "vi" ? "chưa đủ" : "too few";
}

export function yesNo(is: boolean, lang: Lang): string {
  if (lang === "vi") return is ? "có" : "không";
  return is ? "yes" : "no";
}
