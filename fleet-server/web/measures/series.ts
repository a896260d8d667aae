import type { Static } from "typebox";
import type { ChartView } from "../../telemetry/measures-view.ts";

export type Chart = Static<typeof ChartView>;
export type Span = "24h" | "30d";

/** How long each span is, ms. */
export const spanMs = { "24h": 24 * 3_600_000, "30d": 30 * 24 * 3_600_000 } as const;

/** More steps than this without a point is a gap: nothing was heard then. */
const gapSteps = 2.5;

/** Columns for a line: seconds, values, and a hole where nothing was heard. */
export type Columns = {
  readonly seconds: number[];
  readonly values: (number | null)[];
  readonly low: (number | null)[];
  readonly high: (number | null)[];
};

export function columnsOf({ atMs, high, low, stepMs, values }: Chart): Columns {
  const columns: Columns = { seconds: [], values: [], low: [], high: [] };
  const add = (ms: number, index: number | null) => {
    const at = (list: readonly unknown[]) => {
      const value = index === null ? null : list[index];
      return typeof value === "number" ? value : null;
    };
    columns.seconds.push(ms / 1_000);
    columns.values.push(at(values));
    columns.low.push(at(low));
    columns.high.push(at(high));
  };
  for (const [index, ms] of atMs.entries()) {
    const before = atMs[index - 1];
    if (before !== undefined && ms - before > stepMs * gapSteps) add(before + stepMs, null);
    add(ms, index);
  }
  return columns;
}

/** A stretch of time in one state. */
export type Stretch = { readonly state: string; readonly fromMs: number; readonly toMs: number };

/** States of a chart as stretches; what was not heard belongs to none. */
export function stretchesOf({ atMs, stepMs, values }: Chart): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, fromMs] of atMs.entries()) {
    const state = String(values[index]);
    const last = stretches.at(-1);
    const joins = last?.state === state && fromMs - last.toMs <= stepMs * (gapSteps - 1);
    if (joins) stretches[stretches.length - 1] = { ...last, toMs: fromMs + stepMs };
    else stretches.push({ state, fromMs, toMs: fromMs + stepMs });
  }
  return stretches;
}

/** How long each state lasted in all, ms, in the order in which they are first met. */
export function lastedOf(stretches: readonly Stretch[]): Map<string, number> {
  const lasted = new Map<string, number>();
  for (const { state, fromMs, toMs } of stretches) {
    lasted.set(state, (lasted.get(state) ?? 0) + toMs - fromMs);
  }
  return lasted;
}
