import type { MeasureValue } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import {
  type ArchiveTables,
  archiveTables,
  type HourRow,
  type SampleRow,
  type SeriesRow,
} from "./archive-tables.ts";
import type { Last } from "./gather.ts";
import { keyOf, minuteMs, type Sample, type SeriesKey } from "./sample.ts";

/** One point of a chart: minutes since 1970, and the value as it is shown. */
export type MinutePoint = { readonly t: number; readonly v: number };

/** The office's own archive, the first sink: every minute for days, every hour for years. */
export type Archive = {
  /** One transaction; throws what SQLite throws, and then nothing of it is kept. */
  write(samples: readonly Sample[]): void;
  /** Every series with its newest value. */
  known(): (SeriesKey & { readonly last: Last })[];
  /** The states by whose places an enum's values are numbers. */
  statesOf(key: SeriesKey): readonly string[];
  minutes(key: SeriesKey, fromMinute: number): MinutePoint[];
  /** Hours since 1970. */
  hours(key: SeriesKey, fromHour: number): HourRow[];
  /** Every sample of the minutes after `after` up to and with `upto`. */
  between(after: number, upto: number): Sample[];
  readonly seriesCount: number;
};

type Series = { readonly id: number; states: readonly string[] };

export function openArchive(store: Store): { archive: Archive; tables: ArchiveTables } {
  const tables = archiveTables(store);
  let book = readBook(tables);
  const made = (sample: Sample): Series => {
    const key = keyOf(sample);
    const known = book.get(key);
    if (known !== undefined) return known;
    const { board, device, measure, type } = sample;
    const row = tables.addSeries.get(board, device, measure, type);
    if (row === undefined) throw new Error("SQLite returned no series");
    const series: Series = { id: row.id, states: [] };
    book.set(key, series);
    return series;
  };
  /** A state that was never seen gets the next place. */
  const numberOf = (series: Series, value: MeasureValue): number => {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (!series.states.includes(value)) {
      series.states = [...series.states, value];
      tables.setStates.run(JSON.stringify(series.states), series.id);
    }
    return series.states.indexOf(value);
  };
  const add = (sample: Sample) => {
    const series = made(sample);
    const { minute: t, type } = sample;
    const v = numberOf(series, sample.value);
    const { id } = series;
    (type === "counter" ? tables.addMinute : tables.setMinute).run(id, t, v);
    tables.addHour.run(id, Math.floor(t / 60), v, v, v, v);
    tables.setLast.run(numberOf(series, sample.reported), t, id);
  };
  const writeAll = store.transaction((samples: readonly Sample[]) => samples.forEach(add));
  const find = (key: SeriesKey) => book.get(keyOf(key));

  const archive: Archive = {
    write: (samples) => {
      try {
        writeAll(samples);
      } catch (error) {
        // What was rolled back on the disk must not live on in the book.
        book = readBook(tables);
        throw error;
      }
    },
    known: () => tables.series.all().flatMap(knownOf),
    statesOf: (key) => find(key)?.states ?? [],
    minutes: (key, from) => tables.minutes.all(find(key)?.id ?? -1, from),
    hours: (key, from) => tables.hours.all(find(key)?.id ?? -1, from),
    between: (after, upto) => tables.between.all(after, upto).map(sampleOf),
    get seriesCount() {
      return book.size;
    },
  };
  return { archive, tables };
}

function readBook(tables: ArchiveTables): Map<string, Series> {
  return new Map(
    tables.series.all().map((row) => [keyOf(row), { id: row.id, states: JSON.parse(row.states) }]),
  );
}

function knownOf(row: SeriesRow): (SeriesKey & { last: Last })[] {
  const { board, device, measure, reported, at_minute: minute } = row;
  if (reported === null || minute === null) return [];
  const value = reportedOf(row, reported);
  return [{ board, device, measure, last: { value, atMs: minute * minuteMs } }];
}

function sampleOf(row: SampleRow): Sample {
  const { board, device, measure, t, v } = row;
  const value = reportedOf(row, v);
  // The schema has no other type; an unknown one of a later release is shown as a number.
  const type = row.type as Sample["type"];
  return { board, device, measure, type, minute: t, value, reported: value };
}

/** A number of the archive as the value that was reported. */
function reportedOf(
  row: { readonly type: string; readonly states: string },
  v: number,
): MeasureValue {
  if (row.type === "flag") return v !== 0;
  if (row.type !== "enum") return v;
  const states: readonly string[] = JSON.parse(row.states);
  return states[v] ?? "";
}
