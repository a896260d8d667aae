import { satisfiedFrom } from "@motcua/broker/contract";
import type { FirstCall, TicketFact, VisitFact } from "./day-facts.ts";
import type { RangeTally } from "./range-schema.ts";
import { satisfiedOf } from "./satisfied.ts";
import { shareOf, spreadOf } from "./statistics.ts";

/** What is counted together: the office, a service, a counter … of a day or of many. */
export type Group = {
  readonly tickets: number;
  readonly served: number;
  readonly noShows: number;
  readonly withinTarget: number;
  readonly ratings: number;
  readonly satisfied: number;
  /** In no order. */
  readonly waitsMs: ArrayLike<number>;
  readonly servicesMs: ArrayLike<number>;
};

/** A group while its tickets and visits are looked at. */
export type CountingGroup = {
  -readonly [K in keyof Group]: Group[K] extends number ? number : number[];
};

export function newGroup(): CountingGroup {
  return {
    ...{ tickets: 0, served: 0, noShows: 0, withinTarget: 0, ratings: 0, satisfied: 0 },
    waitsMs: [],
    servicesMs: [],
  };
}

/** How a ticket or a visit ended, where it is counted. */
export function addEnd(
  group: CountingGroup,
  { state }: Pick<TicketFact | VisitFact, "state">,
): void {
  if (state === "served") group.served += 1;
  if (state === "no-show") group.noShows += 1;
}

export function addWait(group: CountingGroup, { waitMs, targetMs }: FirstCall): void {
  group.waitsMs.push(waitMs);
  if (waitMs <= targetMs) group.withinTarget += 1;
}

/** What a visit says of its service: how long it took, and how it was rated. */
export function addService(group: CountingGroup, { serviceMs, score }: VisitFact): void {
  if (serviceMs !== null) group.servicesMs.push(serviceMs);
  if (score === null) return;
  group.ratings += 1;
  if (score >= satisfiedFrom) group.satisfied += 1;
}

export function tallyOf(group: Group): RangeTally {
  const { tickets, served, noShows, withinTarget } = group;
  const wait = spreadOf(group.waitsMs);
  const share = shareOf(withinTarget, wait.n);
  return {
    ...{ tickets, served, noShows },
    wait: { ...wait, withinTarget: { n: withinTarget, of: wait.n, share } },
    serviceTime: spreadOf(group.servicesMs),
    satisfied: satisfiedOf(group),
  };
}

/** Several groups that share no ticket, counted as one. */
export function merged(groups: readonly Group[]): Group {
  const sum = (pick: (group: Group) => number) =>
    groups.reduce((total, group) => total + pick(group), 0);
  return {
    tickets: sum((group) => group.tickets),
    served: sum((group) => group.served),
    noShows: sum((group) => group.noShows),
    withinTarget: sum((group) => group.withinTarget),
    ratings: sum((group) => group.ratings),
    satisfied: sum((group) => group.satisfied),
    waitsMs: joined(groups.map((group) => group.waitsMs)),
    servicesMs: joined(groups.map((group) => group.servicesMs)),
  };
}

function joined(pieces: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Several tables of groups as one: what has the same key is counted as one. */
export function mergedByKey<K>(tables: readonly ReadonlyMap<K, Group>[]): Map<K, Group> {
  const pieces = new Map<K, Group[]>();
  for (const [key, group] of tables.flatMap((table) => [...table])) {
    const known = pieces.get(key);
    if (known === undefined) pieces.set(key, [group]);
    else known.push(group);
  }
  return new Map([...pieces].map(([key, groups]) => [key, merged(groups)]));
}

/** Groups by a key, each made when it is first met. */
export class CountingGroups<K> extends Map<K, CountingGroup> {
  of(key: K): CountingGroup {
    const known = this.get(key);
    if (known !== undefined) return known;
    const group = newGroup();
    this.set(key, group);
    return group;
  }
}
