import type { BaseLogger } from "pino";

/**
 * Time and chance as the product sees them. They are handed in, so that a test can run a day in
 * a second and repeat a failure by its seed; only `main.ts` of each process makes the real ones.
 */

/** Undoes what was scheduled; calling it twice is harmless. */
export type Cancel = () => void;

export interface Clock {
  /** Wall clock, ms since 1970. May jump; for people and reports. */
  wallMs(): number;
  /** Monotonic ms since the process or machine started. For orders, ages and durations. */
  monoMs(): number;
  /** Runs once after `ms`. */
  after(ms: number, run: () => void): Cancel;
  /** Runs each `ms` until cancelled. */
  every(ms: number, run: () => void): Cancel;
}

export interface Chance {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Cryptographically strong in the product, seeded in tests. */
  bytes(count: number): Uint8Array;
  /** A ULID: sorts by time, unique for ever. */
  id(): string;
}

/** Where the program tells a technician what it does; pino's own shape, without its making. */
export type Logger = Pick<BaseLogger, "debug" | "info" | "warn" | "error">;

/**
 * Named places at which a test may kill the process, to show that nothing is lost there.
 * In the product it does nothing.
 */
export type CrashPoint = (name: string) => void;

/** Resolves after `ms` of this clock. */
export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** A look costs nothing, and a person waits for what is looked for, ms. */
const lookEveryMs = 20;

/** Resolves once `isSo`, and after `patienceMs` in any case. */
export async function settled(
  clock: Clock,
  patienceMs: number,
  isSo: () => boolean,
): Promise<void> {
  const startMs = clock.monoMs();
  while (!isSo() && clock.monoMs() - startMs < patienceMs) await sleep(clock, lookEveryMs);
}
