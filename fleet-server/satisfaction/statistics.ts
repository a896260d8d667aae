/** The formulas behind the figures. Pure; `docs/definitions.md` says the same in words. */

/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
const z95 = 1.959963984540054;

/**
 * Percentile by nearest rank: the smallest value such that at least `percent` % of all values are
 * not above it, so the answer is always a value that occurred. `percent` is a whole number, so
 * that the rank is exact (in floating point 0.07 × 100 is above 7). Null when there are no values.
 *
 * Source: NIST/SEMATECH e-Handbook, 7.2.6.2, the variant without interpolation.
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  return rankIn(Float64Array.from(values).sort(), percent);
}

/** The same of values that are sorted already. */
function rankIn(sorted: Float64Array, percent: number): number | null {
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100));
  return sorted[rank - 1] ?? null;
}

/** How durations lie, ms; the mean is rounded to whole ms. All null when there are none. */
export type Spread = {
  readonly n: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
};

/** Mean and percentiles from one sorting, which is what a year's figures spend their time on. */
export function spreadOf(durationsMs: readonly number[]): Spread {
  const sorted = Float64Array.from(durationsMs).sort();
  const n = sorted.length;
  let sumMs = 0;
  for (const durationMs of sorted) sumMs += durationMs;
  return {
    n,
    meanMs: n === 0 ? null : Math.round(sumMs / n),
    p50Ms: rankIn(sorted, 50),
    p90Ms: rankIn(sorted, 90),
  };
}

/**
 * Wilson's score interval of a share at 95 %, without continuity correction. Unlike the textbook
 * p ± 1.96 √(p(1−p)/n) it stays within 0 and 1 and is right for few ratings and for 100 %.
 * Null when there is nothing to count.
 *
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; method 3 of R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 857, whose examples the test repeats.
 */
export function wilson95(
  hits: number,
  count: number,
): { readonly low: number; readonly high: number } | null {
  if (count === 0) return null;
  const share = hits / count;
  const zz = z95 * z95;
  const middle = share + zz / (2 * count);
  const reach = z95 * Math.sqrt((share * (1 - share)) / count + zz / (4 * count * count));
  const scale = 1 + zz / count;
  return {
    // At 0 % and 100 % the bound is exact; rounding would put it a hair outside.
    low: hits === 0 ? 0 : (middle - reach) / scale,
    high: hits === count ? 1 : (middle + reach) / scale,
  };
}

/** A share, or null where there is nothing to divide by. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
