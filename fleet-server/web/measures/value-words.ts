import { count, type Language, oneDecimal } from "@motcua/device-profiles/look";
import type { MeasureView } from "../../telemetry/measures-view.ts";
import type { MeasurePhrases } from "./vi.ts";

const megabyte = 1_000_000;
const secondMs = 1_000;

/** A number of a measure with its unit; bytes as MB and ms as seconds, as people say them. */
export function numberWords(n: number, measure: MeasureView, language: Language): string {
  const unit = measure.unit?.[language] ?? "";
  if (measure.unit?.en === "bytes") return `${count(Math.round(n / megabyte), language)} MB`;
  if (measure.unit?.en === "ms") return `${count(Math.round(n / secondMs), language)} s`;
  const number = measure.type === "counter" ? count(n, language) : oneDecimal(n, language);
  return `${number} ${unit}`.trim();
}

const prefixes = [
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** A number as it fits beside an axis: 412000000 is 412 M; ms are seconds, as in the words. */
export function axisWords(n: number, { unit }: MeasureView, language: Language): string {
  const shown = unit?.en === "ms" ? n / secondMs : n;
  const [size = 1, prefix = ""] = prefixes.find(([least]) => Math.abs(shown) >= least) ?? [];
  return `${oneDecimal(shown / size, language)}${prefix === "" ? "" : ` ${prefix}`}`;
}

/** A measure's newest value as a person reads it. */
export function valueWords(
  measure: MeasureView,
  language: Language,
  words: MeasurePhrases,
): string | undefined {
  const { states, value } = measure;
  if (value === null) return undefined;
  if (typeof value === "number") return numberWords(value, measure, language);
  if (typeof value === "boolean") return words.flag[value ? "true" : "false"];
  return states?.[value]?.[language] ?? value;
}
