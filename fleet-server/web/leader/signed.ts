import type { Language } from "@motcua/device-profiles/look";

const locales: Readonly<Record<Language, string>> = { vi: "vi-VN", en: "en-GB" };

/** A whole number with its sign, e.g. `+12` or `−8`. */
export function signed(n: number, language: Language): string {
  const options = { signDisplay: "exceptZero", maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(locales[language], options).format(n).replace("-", "−");
}
