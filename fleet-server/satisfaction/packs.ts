import type { DaySums } from "./day-sums.ts";
import type { Group } from "./group.ts";

/**
 * The sums of a closed day in one piece: its counts as JSON, and all durations, ms, one after the
 * other in the order in which the counts speak of them. So a year is the merging of some 300 pieces
 * and not the counting of 400,000 rows; no duration is rounded, and every percentile stays exact.
 */
export type Pack = { readonly counts: string; readonly durations: Buffer };

/** A group; of its durations only how many there are. */
type GroupCounts = { readonly [K in keyof Group]: number };

type Table<K> = readonly (readonly [K, GroupCounts])[];

type DayCounts = {
  readonly office: GroupCounts;
  readonly services: Table<string>;
  readonly classes: Table<string>;
  readonly counters: Table<number>;
  readonly staff: Table<string>;
  readonly hours: Table<number>;
  readonly reasons: readonly (readonly [string, number])[];
};

/** Packs a day; `unpack` gives the same sums again. */
export function pack(sums: DaySums): Pack {
  const durations: number[] = [];
  const counts = (group: Group): GroupCounts => {
    const { waitsMs, servicesMs } = group;
    durations.push(...Array.from(waitsMs), ...Array.from(servicesMs));
    return { ...group, waitsMs: waitsMs.length, servicesMs: servicesMs.length };
  };
  const table = <K>(groups: ReadonlyMap<K, Group>): Table<K> =>
    [...groups].map(([key, group]) => [key, counts(group)]);
  const day: DayCounts = {
    office: counts(sums.office),
    services: table(sums.services),
    classes: table(sums.classes),
    counters: table(sums.counters),
    staff: table(sums.staff),
    hours: table(sums.hours),
    reasons: [...sums.reasons],
  };
  const numbers = Float64Array.from(durations);
  return { counts: JSON.stringify(day), durations: Buffer.from(numbers.buffer) };
}

export function unpack({ counts, durations }: Pack): DaySums {
  const day = JSON.parse(counts) as DayCounts;
  const { buffer, byteOffset, byteLength } = durations;
  // A copy: a Float64Array begins at a multiple of 8 bytes, and a Buffer anywhere.
  const numbers = new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
  let at = 0;
  const next = (count: number): Float64Array => {
    at += count;
    return numbers.subarray(at - count, at);
  };
  const group = (of: GroupCounts): Group => ({
    ...of,
    waitsMs: next(of.waitsMs),
    servicesMs: next(of.servicesMs),
  });
  const table = <K>(groups: Table<K>): ReadonlyMap<K, Group> =>
    new Map(groups.map(([key, of]) => [key, group(of)]));
  return {
    office: group(day.office),
    services: table(day.services),
    classes: table(day.classes),
    counters: table(day.counters),
    staff: table(day.staff),
    hours: table(day.hours),
    reasons: new Map(day.reasons),
  };
}
