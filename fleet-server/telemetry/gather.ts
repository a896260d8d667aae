import type { MeasureValue } from "@motcua/broker/contract";
import { boardItself, keyOf, type Reading, type Sample, type SeriesKey } from "./sample.ts";

/** What one office may chart: 20 boards with some 20 devices of 8 measures, with room. */
export const seriesMax = 4_000;

/** The last that is known of a series. */
export type Last = { readonly value: MeasureValue; readonly atMs: number };

/** Gathers readings until they are written, and knows the newest of each series. */
export type Gathering = {
  /** Returns how many were dropped because there are too many series. */
  take(readings: readonly Reading[], now: Now): number;
  /** What was gathered since the last time, one sample a series and minute. */
  drain(): Sample[];
  last(key: SeriesKey): Last | undefined;
};

type Now = { readonly wallMs: number; readonly minute: number };

/** `known`: the series and their newest values from before a restart. */
export function createGathering(
  known: readonly (SeriesKey & { readonly last: Last })[],
): Gathering {
  const newest = new Map(known.map(({ last, ...key }) => [keyOf(key), last]));
  let waiting = new Map<string, Sample>();

  const takeOne = (reading: Reading, now: Now, restarted: boolean): boolean => {
    const key = keyOf(reading);
    const before = newest.get(key);
    if (before === undefined && newest.size >= seriesMax) return false;
    newest.set(key, { value: reading.value, atMs: now.wallMs });
    const slot = `${key}@${now.minute}`;
    const { value } = reading;
    const rise = riseOf(reading, restarted ? undefined : before);
    const earlier = waiting.get(slot)?.value;
    const sum = rise !== undefined && typeof earlier === "number" ? rise + earlier : rise;
    waiting.set(slot, { ...reading, minute: now.minute, value: sum ?? value, reported: value });
    return true;
  };
  return {
    take: (readings, now) => {
      const restarted = hasRestarted(readings, (key) => newest.get(keyOf(key)));
      return readings.filter((reading) => !takeOne(reading, now, restarted)).length;
    },
    drain: () => {
      const samples = [...waiting.values()];
      waiting = new Map();
      return samples;
    },
    last: (key) => newest.get(keyOf(key)),
  };
}

/** By how much a counter rose; undefined for what is no counter. One that fell has begun anew. */
function riseOf({ type, value }: Reading, before: Last | undefined): number | undefined {
  if (type !== "counter" || typeof value !== "number") return undefined;
  const was = before?.value;
  return typeof was === "number" && was <= value ? value - was : value;
}

/** A board that is up for less long than it last said was started anew, with all its counters. */
function hasRestarted(
  readings: readonly Reading[],
  last: (key: SeriesKey) => Last | undefined,
): boolean {
  const uptime = readings.find(
    ({ device, measure }) => device === boardItself && measure === "board.uptime",
  );
  const before = uptime && last(uptime)?.value;
  return typeof before === "number" && Number(uptime?.value) < before;
}
