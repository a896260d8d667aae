import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { monotonicFactory } from "ulid";
import type { Chance, Clock } from "./ports.ts";

/** `setTimeout` fires at once beyond this, so a longer wait is an error, ms. */
const waitMaxMs = 2 ** 31 - 1;

/** The machine's own time, in whole ms. */
export function realClock(): Clock {
  return {
    wallMs: () => Date.now(),
    monoMs: () => Math.floor(performance.now()),
    after: (ms, run) => {
      const timer = setTimeout(run, bounded(ms));
      return () => clearTimeout(timer);
    },
    every: (ms, run) => {
      const timer = setInterval(run, bounded(ms));
      return () => clearInterval(timer);
    },
  };
}

/** The machine's own randomness: strong enough for secrets. */
export function realChance(): Chance {
  return chanceFrom(pooledBytes(), realClock());
}

/** Enough for 40 ids, few enough to be fetched in microseconds. */
const poolBytes = 4_096;

/**
 * The system's random bytes, fetched many at a time: an id takes 16 numbers, and to ask for each
 * took 35 µs an id instead of 8. No byte is given out twice.
 */
function pooledBytes(): (count: number) => Uint8Array {
  let pool: Uint8Array = new Uint8Array();
  return (count) => {
    if (count > pool.length) pool = randomBytes(Math.max(count, poolBytes));
    const given = pool.subarray(0, count);
    pool = pool.subarray(count);
    return given;
  };
}

/** Chance from a source of random bytes; a seeded source repeats everything that it decides. */
export function chanceFrom(bytes: (count: number) => Uint8Array, clock: Clock): Chance {
  const unit = (): number => {
    const six = bytes(6);
    return Buffer.from(six.buffer, six.byteOffset, 6).readUIntBE(0, 6) / 2 ** 48;
  };
  // Monotonic: ids of one millisecond sort in the order in which they were made.
  const ulid = monotonicFactory(unit);
  return { unit, bytes, id: () => ulid(clock.wallMs()) };
}

function bounded(ms: number): number {
  if (ms > waitMaxMs) throw new RangeError(`a timer of ${ms} ms is longer than ${waitMaxMs} ms`);
  return ms;
}
