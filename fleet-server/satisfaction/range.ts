import type { BusinessDay, Words } from "@motcua/broker/contract";
import type { Office } from "../office/office.ts";
import { type Week, weeksUpTo } from "./calendar.ts";
import { satisfactionGoal } from "./figures-schema.ts";
import { type Group, merged, tallyOf } from "./group.ts";
import { type DayPoint, RangeCount, type RangeDay } from "./range-count.ts";
import { type RangeFigures, trendWeeks } from "./range-schema.ts";
import { satisfiedOf } from "./satisfied.ts";
import { shareOf, spreadOf } from "./statistics.ts";

/** Share of served visits that should be rated, where `office.yaml` sets no other. */
const responseGoalPercent = 40;

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
export function rangeFigures(days: Iterable<RangeDay>, asked: RangeAsked): RangeFigures {
  const { from, to, office } = asked;
  const count = new RangeCount(from);
  for (const day of days) count.add(day);
  const points = count.points.filter(({ day }) => day >= from);
  const overall = tallyOf(merged(points.map(({ group }) => group)));
  const demoTickets = merged(points.filter(({ demo }) => demo).map(({ group }) => group)).tickets;
  return {
    from,
    to,
    days: points.map(({ day, state, demo, group }) => ({ day, state, ...pointOf(group, demo) })),
    goal: { satisfied: satisfactionGoal, response: responseGoal(office) },
    overall,
    ...rowsOf(count, office, overall.satisfied.responseRate),
    heat: count.heat().map(({ weekday, hour, group }) => {
      return { weekday, hour, tickets: group.tickets, waitP50Ms: spreadOf(group.waitsMs).p50Ms };
    }),
    trend: weeksUpTo(to, trendWeeks).map((week) => weekRow(week, count.points)),
    reasons: [...count.reasons]
      .map(([reason, n]) => ({ reason, name: nameIn(office.reasons, reason), count: n }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    completeUpToMs: asked.completeUpToMs,
    demo: points.some(({ demo }) => demo),
    demoShare: shareOf(demoTickets, overall.tickets) ?? 0,
  };
}

type Rows = Pick<RangeFigures, "services" | "counters" | "staff" | "classes">;

function rowsOf(count: RangeCount, office: Office, responseRate: number | null): Rows {
  const services = count.services.sorted(byText).map(([service, group]) => {
    const known = office.services.find(({ letter }) => letter === service);
    return { service, name: known?.name ?? bare(service), ...tallyOf(group) };
  });
  const counters = count.counters
    .sorted((a, b) => a - b)
    .map(([counter, group]) => {
      const { ratings, served } = group;
      const isKnown = responseRate !== null && served > 0;
      const ratingsAboveMean = isKnown ? ratings - served * responseRate : null;
      return { counter, ...tallyOf(group), ratingsAboveMean };
    });
  const staff = count.staff.sorted(byText).map(([person, group]) => {
    const name = office.staff.find(({ id }) => id === person)?.name ?? person;
    return { person, name, ...tallyOf(group) };
  });
  const placeOf = (id: string) => office.classes.findIndex((known) => known.id === id) >>> 0;
  const classes = count.classes
    .sorted((a, b) => placeOf(a) - placeOf(b) || byText(a, b))
    .map(([id, group]) => ({ class: id, name: nameIn(office.classes, id), ...tallyOf(group) }));
  const isByPerson = office.figures?.byPerson === true;
  return { services, counters, ...(isByPerson && { staff }), classes };
}

function weekRow({ week, from, to }: Week, all: readonly DayPoint[]): RangeFigures["trend"][0] {
  const points = all.filter(({ day }) => day >= from && day <= to);
  const demo = points.some((point) => point.demo);
  return { week, from, ...pointOf(merged(points.map(({ group }) => group)), demo) };
}

function pointOf(group: Group, demo: boolean) {
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

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
