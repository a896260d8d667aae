import type { BusinessDay, Words } from "@motcua/broker/contract";
import type { Office } from "../office/office.ts";
import { type Week, weekdayOf, weeksUpTo } from "./calendar.ts";
import { satisfactionGoal } from "./figures-schema.ts";
import { type Group, merged, mergedByKey, tallyOf } from "./group.ts";
import type { CountedDay } from "./pack-shelf.ts";
import { type RangeFigures, trendWeeks } from "./range-schema.ts";
import { satisfiedOf } from "./satisfied.ts";
import { shareOf, spreadOf } from "./statistics.ts";

/** Share of served visits that should be rated, where `office.yaml` sets no other. */
const responseGoalPercent = 40;

/** A day that is counted, of the office or of its demo history. */
export type RangeDay = CountedDay & { readonly demo: boolean };

export type RangeAsked = {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Gives names, goals, and whether persons are shown. */
  readonly office: Office;
  readonly completeUpToMs: number | null;
};

/** The first day that a range needs: its own, or that of its trend. */
export function firstDayOf({ from, to }: Pick<RangeAsked, "from" | "to">): BusinessDay {
  const [week] = weeksUpTo(to, trendWeeks);
  return week !== undefined && week.from < from ? week.from : from;
}

/** Counts a range from its days, oldest first, which reach back to `firstDayOf`. */
export function rangeFigures(days: readonly RangeDay[], asked: RangeAsked): RangeFigures {
  const { from, to, office } = asked;
  const inRange = days.filter(({ day }) => day >= from);
  const overall = tallyOf(merged(inRange.map((day) => day.office)));
  const demoTickets = merged(inRange.filter(({ demo }) => demo).map((day) => day.office)).tickets;
  return {
    from,
    to,
    days: inRange.map((day) => ({ day: day.day, state: day.state, ...pointOf(day.office, day) })),
    goal: { satisfied: satisfactionGoal, response: responseGoal(office) },
    overall,
    ...rowsOf(inRange, office, overall.satisfied.responseRate),
    heat: heatOf(inRange),
    trend: weeksUpTo(to, trendWeeks).map((week) => weekRow(week, days)),
    reasons: reasonsOf(inRange, office),
    completeUpToMs: asked.completeUpToMs,
    demo: inRange.some(({ demo }) => demo),
    demoShare: shareOf(demoTickets, overall.tickets) ?? 0,
  };
}

type Rows = Pick<RangeFigures, "services" | "counters" | "staff" | "classes">;

function rowsOf(days: readonly RangeDay[], office: Office, responseRate: number | null): Rows {
  const services = sorted(
    days.map((day) => day.services),
    byText,
  ).map(([service, group]) => {
    const known = office.services.find(({ letter }) => letter === service);
    return { service, name: known?.name ?? bare(service), ...tallyOf(group) };
  });
  const counters = sorted(
    days.map((day) => day.counters),
    byNumber,
  ).map(([counter, group]) => {
    const { ratings, served } = group;
    const isKnown = responseRate !== null && served > 0;
    const ratingsAboveMean = isKnown ? ratings - served * responseRate : null;
    return { counter, ...tallyOf(group), ratingsAboveMean };
  });
  const placeOf = (id: string) => office.classes.findIndex((known) => known.id === id) >>> 0;
  const byPlace = (a: string, b: string) => placeOf(a) - placeOf(b) || byText(a, b);
  const classes = sorted(
    days.map((day) => day.classes),
    byPlace,
  ).map(([id, group]) => {
    return { class: id, name: nameIn(office.classes, id), ...tallyOf(group) };
  });
  if (office.figures?.byPerson !== true) return { services, counters, classes };
  const staff = sorted(
    days.map((day) => day.staff),
    byText,
  ).map(([person, group]) => {
    const name = office.staff.find(({ id }) => id === person)?.name ?? person;
    return { person, name, ...tallyOf(group) };
  });
  return { services, counters, staff, classes };
}

/** The days' groups of a kind, merged, in the order that `compare` gives their keys. */
function sorted<K>(
  tables: readonly ReadonlyMap<K, Group>[],
  compare: (a: K, b: K) => number,
): [K, Group][] {
  return [...mergedByKey(tables)].toSorted(([a], [b]) => compare(a, b));
}

/** The cells that had a ticket, by weekday and hour. */
function heatOf(days: readonly RangeDay[]): RangeFigures["heat"] {
  const cells = days.map(({ day, hours }) => {
    const weekday = weekdayOf(day);
    return new Map([...hours].map(([hour, group]) => [weekday * 24 + hour, group]));
  });
  return sorted(cells, byNumber).map(([cell, { tickets, waitsMs }]) => {
    const at = { weekday: Math.floor(cell / 24), hour: cell % 24 };
    return { ...at, tickets, waitP50Ms: spreadOf(waitsMs).p50Ms };
  });
}

/** The most frequent first. */
function reasonsOf(days: readonly RangeDay[], office: Office): RangeFigures["reasons"] {
  const counts = new Map<string, number>();
  for (const [reason, count] of days.flatMap(({ reasons }) => [...reasons])) {
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, name: nameIn(office.reasons, reason), count }))
    .toSorted((a, b) => b.count - a.count || byText(a.reason, b.reason));
}

function weekRow({ week, from, to }: Week, all: readonly RangeDay[]): RangeFigures["trend"][0] {
  const days = all.filter(({ day }) => day >= from && day <= to);
  const demo = days.some((day) => day.demo);
  return { week, from, ...pointOf(merged(days.map(({ office }) => office)), { demo }) };
}

function pointOf(group: Group, { demo }: Pick<RangeDay, "demo">) {
  const { tickets, served, noShows } = group;
  const { p50Ms, p90Ms } = spreadOf(group.waitsMs);
  const waits = { waitP50Ms: p50Ms, waitP90Ms: p90Ms };
  return { tickets, served, noShows, ...waits, satisfied: satisfiedOf(group), demo };
}

function responseGoal(office: Office): number {
  return (office.goals?.response ?? responseGoalPercent) / 100;
}

type Named = { readonly id: string; readonly name: Words };

function nameIn(list: readonly Named[] | undefined, id: string): Words {
  return list?.find((known) => known.id === id)?.name ?? bare(id);
}

/** What left `office.yaml` is called by its id. */
function bare(id: string): Words {
  return { vi: id, en: id };
}

function byNumber(a: number, b: number): number {
  return a - b;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
