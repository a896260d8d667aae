import type { BoardName, MeasureValue } from "@motcua/broker/contract";
import { boardItself, keyOf, type Reading, type Sample, type SeriesKey } from "./sample.ts";

/** What one office may chart: 20 boards with some 20 devices of 8 measures, with room. */
export const seriesMax = 4_000;

/** The last that is known of a series. */
export type Last = { readonly value: MeasureValue; readonly atMs: number };

/** `start`: which start of its board it is from, counted here. */
type Newest = Last & { readonly start: number };

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
  const newest = new Map<string, Newest>(
    known.map(({ last, ...key }) => [keyOf(key), { ...last, start: 0 }]),
  );
  // A report comes in parts, and only one of them tells how long its board has been up.
  const starts = new Map<BoardName, number>();
  const startOf = (board: BoardName) => starts.get(board) ?? 0;
  let waiting = new Map<string, Sample>();

  const takeOne = (reading: Reading, now: Now): boolean => {
    const key = keyOf(reading);
    const before = newest.get(key);
    if (before === undefined && newest.size >= seriesMax) return false;
    const start = startOf(reading.board);
    newest.set(key, { value: reading.value, atMs: now.wallMs, start });
    const slot = `${key}@${now.minute}`;
    const { value } = reading;
    const rise = riseOf(reading, before?.start === start ? before : undefined);
    const earlier = waiting.get(slot)?.value;
    const sum = rise !== undefined && typeof earlier === "number" ? rise + earlier : rise;
    waiting.set(slot, { ...reading, minute: now.minute, value: sum ?? value, reported: value });
    return true;
  };
  return {
    take: (readings, now) => {
      const restarted = restartedBoard(readings, (key) => newest.get(keyOf(key)));
      if (restarted !== undefined) starts.set(restarted, startOf(restarted) + 1);
      return readings.filter((reading) => !takeOne(reading, now)).length;
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
function restartedBoard(
  readings: readonly Reading[],
  last: (key: SeriesKey) => Last | undefined,
): BoardName | undefined {
  const uptime = readings.find(
    ({ device, measure }) => device === boardItself && measure === "board.uptime",
  );
  const before = uptime && last(uptime)?.value;
  return typeof before === "number" && Number(uptime?.value) < before ? uptime?.board : undefined;
}
