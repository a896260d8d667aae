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
export function nearestRank(values: ArrayLike<number>, percent: number): number | null {
  const [value] = nearestRanks(values, [percent]);
  return value ?? null;
}

/** Up to four hours each second of durations has a count of its own; the last one has the rest. */
const lastSecond = 4 * 3_600;

function secondOf(durationMs: number): number {
  return Math.max(0, Math.min(lastSecond, Math.trunc(durationMs / 1_000)));
}

/**
 * Counts values by the second, then sorts only the second that holds a rank: exact for any number,
 * and fast for durations. To sort all waits of a year takes eight times as long.
 */
function nearestRanks(values: ArrayLike<number>, percents: readonly number[]): (number | null)[] {
  const seconds = new Uint16Array(values.length);
  const counts = new Uint32Array(lastSecond + 1);
  for (let at = 0; at < values.length; at += 1) {
    const second = secondOf(values[at] ?? 0);
    seconds[at] = second;
    counts[second] = (counts[second] ?? 0) + 1;
  }
  return percents.map((percent) => {
    let rank = Math.max(1, Math.ceil((percent * values.length) / 100));
    let second = 0;
    for (; second < lastSecond && (counts[second] ?? 0) < rank; second += 1) {
      rank -= counts[second] ?? 0;
    }
    const held: number[] = [];
    for (let at = seconds.indexOf(second); at !== -1; at = seconds.indexOf(second, at + 1)) {
      held.push(values[at] ?? 0);
    }
    return Float64Array.from(held).sort()[rank - 1] ?? null;
  });
}

/** How durations lie, ms; the mean is rounded to whole ms. All null when there are none. */
export type Spread = {
  readonly n: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
};

export function spreadOf(durationsMs: ArrayLike<number>): Spread {
  const n = durationsMs.length;
  let sumMs = 0;
  for (let at = 0; at < n; at += 1) sumMs += durationsMs[at] ?? 0;
  const [p50Ms = null, p90Ms = null] = nearestRanks(durationsMs, [50, 90]);
  return { n, meanMs: n === 0 ? null : Math.round(sumMs / n), p50Ms, p90Ms };
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
