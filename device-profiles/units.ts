/** Units of measures in both languages; the closed list that profiles and pages share. */
export const units = {
  ticket: { vi: "phiếu", en: "tickets" },
  press: { vi: "lần bấm", en: "presses" },
  call: { vi: "lượt gọi", en: "calls" },
  time: { vi: "lần", en: "times" },
  byte: { vi: "byte", en: "bytes" },
  "°C": { vi: "°C", en: "°C" },
  ms: { vi: "ms", en: "ms" },
} as const satisfies Record<string, { readonly vi: string; readonly en: string }>;

export type Unit = keyof typeof units;
