import type { Measure } from "@motcua/device-profiles/measures";
import type { Archive } from "./archive.ts";
import { minuteMs, type SeriesKey } from "./sample.ts";

/** How far back a chart goes. */
export type Span = "24h" | "30d";

/**
 * Columns of a chart, oldest first; `null` where nothing was reported. Times are ms since 1970.
 * Gauges have low and high of each hour in the long span; counters are rises; states are words.
 */
export type Chart = {
  readonly stepMs: number;
  readonly atMs: readonly number[];
  readonly values: readonly (number | string | boolean)[];
  readonly low: readonly number[];
  readonly high: readonly number[];
};

const hourMs = 60 * minuteMs;

/** A day by the minute, or a month by the hour. */
export function chartOf(
  archive: Archive,
  asked: { readonly key: SeriesKey; readonly type: Measure["type"]; readonly span: Span },
  wallMs: number,
): Chart {
  const { key, type, span } = asked;
  const shown = shownAs(type, archive.statesOf(key));
  if (span === "24h") {
    const points = archive.minutes(key, Math.floor(wallMs / minuteMs) - 24 * 60);
    return {
      stepMs: minuteMs,
      atMs: points.map(({ t }) => t * minuteMs),
      values: points.map(({ v }) => shown(v)),
      low: [],
      high: [],
    };
  }
  const rows = archive.hours(key, Math.floor(wallMs / hourMs) - 30 * 24);
  const isGauge = type === "gauge";
  const means = { gauge: "mean", counter: "total", enum: "last", flag: "last" } as const;
  return {
    stepMs: hourMs,
    atMs: rows.map(({ t }) => t * hourMs),
    values: rows.map((row) => shown({ ...row, mean: row.total / row.n }[means[type]])),
    low: isGauge ? rows.map(({ low }) => low) : [],
    high: isGauge ? rows.map(({ high }) => high) : [],
  };
}

function shownAs(type: Measure["type"], states: readonly string[]) {
  return (v: number): number | string | boolean => {
    if (type === "flag") return v !== 0;
    return type === "enum" ? (states[v] ?? "") : v;
  };
}
