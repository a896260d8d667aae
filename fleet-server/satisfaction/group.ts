import { satisfiedFrom } from "@motcua/broker/contract";
import type { FirstCall, TicketFact, VisitFact } from "./day-facts.ts";
import type { RangeTally } from "./range-schema.ts";
import { satisfiedOf } from "./satisfied.ts";
import { shareOf, spreadOf } from "./statistics.ts";

/** What is counted together: the office, a service, a counter, a day … */
export type Group = {
  tickets: number;
  served: number;
  noShows: number;
  readonly waitsMs: number[];
  withinTarget: number;
  readonly servicesMs: number[];
  ratings: number;
  satisfied: number;
};

export function newGroup(): Group {
  return {
    ...{ tickets: 0, served: 0, noShows: 0, withinTarget: 0, ratings: 0, satisfied: 0 },
    waitsMs: [],
    servicesMs: [],
  };
}

/** How a ticket or a visit ended, where it is counted. */
export function addEnd(group: Group, { state }: Pick<TicketFact | VisitFact, "state">): void {
  if (state === "served") group.served += 1;
  if (state === "no-show") group.noShows += 1;
}

export function addWait(group: Group, { waitMs, targetMs }: FirstCall): void {
  group.waitsMs.push(waitMs);
  if (waitMs <= targetMs) group.withinTarget += 1;
}

/** What a visit says of its service: how long it took, and how it was rated. */
export function addService(group: Group, { serviceMs, score }: VisitFact): void {
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
    waitsMs: groups.flatMap((group) => group.waitsMs),
    withinTarget: sum((group) => group.withinTarget),
    servicesMs: groups.flatMap((group) => group.servicesMs),
    ratings: sum((group) => group.ratings),
    satisfied: sum((group) => group.satisfied),
  };
}

/** Groups by a key, each made when it is first met. */
export class Groups<K> {
  private readonly made = new Map<K, Group>();

  of(key: K): Group {
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const group = newGroup();
    this.made.set(key, group);
    return group;
  }

  /** In the order that `compare` gives their keys. */
  sorted(compare: (a: K, b: K) => number): [K, Group][] {
    return [...this.made].toSorted(([a], [b]) => compare(a, b));
  }
}
