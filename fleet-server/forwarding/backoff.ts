/** First ceiling of the pause after a failed try. */
const firstMs = 5_000;

/** Highest ceiling: a receiver that is back after a night is noticed within the hour. */
const lastMs = 3_600_000;

/** A receiver may ask for a longer pause, but no mistake of its may silence an office for days. */
const retryAfterMaxMs = 24 * 3_600_000;

/**
 * The pause after `failures` failed tries in a row: full jitter, anywhere between 0 and a ceiling
 * that doubles from 5 s to 1 h, so that the offices of a province do not come back all at once.
 * Never shorter than what the receiver asked for.
 *
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function pauseMs(options: {
  readonly failures: number;
  /** Uniform in [0, 1). */
  readonly unit: number;
  readonly retryAfterMs: number | null;
}): number {
  const ceilingMs = Math.min(lastMs, firstMs * 2 ** Math.max(0, options.failures - 1));
  const askedMs = Math.min(retryAfterMaxMs, options.retryAfterMs ?? 0);
  return Math.max(Math.floor(options.unit * ceilingMs), askedMs);
}

/**
 * The header Retry-After in ms from now: seconds or a date (RFC 9110, 10.2.3). Null when it is
 * missing or unreadable.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^[0-9]{1,9}$/.test(header)) return Number(header) * 1_000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
