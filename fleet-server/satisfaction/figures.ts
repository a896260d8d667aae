import { type BusinessDay, satisfiedFrom } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import { type Figures, satisfactionGoal } from "./figures-schema.ts";
import { type DayRows, readDay, type TicketRow, type VisitRow } from "./rows.ts";
import { satisfiedOf } from "./satisfied.ts";
import { nearestRank } from "./statistics.ts";

/**
 * The figures of a business day, or of the latest one; undefined when there was no such day.
 * Counted anew from the rows of the day each time: some ms for a busy day of 600 tickets.
 */
export function figures(store: Store, day?: BusinessDay): Figures | undefined {
  const rows = readDay(store, day);
  if (rows === undefined) return undefined;
  const waits = waitsOf(rows);
  const services = distinct([
    ...rows.tickets.map((ticket) => ticket.issuedFor),
    ...rows.tickets.map((ticket) => ticket.service),
  ]);
  const counters = distinct(visitsOf(rows).map((visit) => visit.counter));
  return {
    day: rows.day,
    state: rows.state,
    goal: satisfactionGoal,
    overall: tally(rows, waits, () => true),
    services: services.toSorted().map((service) => ({
      service,
      ...tally(rows, waits, (other) => other === service),
    })),
    counters: counters
      .toSorted((a, b) => a - b)
      .map((counter) => ({ counter, ...counterTally(rows, waits, counter) })),
  };
}

/** A ticket that was called: how long it had waited, and where it was called first. */
type FirstCall = { readonly ticket: TicketRow; readonly counter: number; readonly waitMs: number };

/** Calls that were not undone. */
function visitsOf(rows: DayRows): VisitRow[] {
  return rows.visits.filter((visit) => visit.state !== "undone");
}

function waitsOf(rows: DayRows): FirstCall[] {
  const first = new Map<string, VisitRow>();
  for (const visit of visitsOf(rows)) {
    const known = first.get(visit.ticket);
    if (known === undefined || visit.callSeq < known.callSeq) first.set(visit.ticket, visit);
  }
  return rows.tickets.flatMap((ticket) => {
    const call = first.get(ticket.ticket);
    if (call === undefined || ticket.state === "void") return [];
    return [{ ticket, counter: call.counter, waitMs: call.calledAtMs - ticket.issuedAtMs }];
  });
}

function tally(rows: DayRows, waits: readonly FirstCall[], is: (service: string) => boolean) {
  const held = rows.tickets.filter((ticket) => is(ticket.service));
  const transfers = rows.visits.filter((visit) => visit.state === "transferred");
  const served = count(held, "served");
  return {
    tickets: rows.tickets.filter((ticket) => is(ticket.issuedFor)).length,
    served,
    noShows: count(held, "no-show"),
    void: count(held, "void"),
    dayEnded: count(held, "day-ended"),
    printing: count(held, "printing"),
    waiting: count(held, "waiting"),
    called: count(held, "called"),
    transferredIn: transfers.filter((visit) => is(visit.transferredTo ?? "")).length,
    transferredOut: transfers.filter((visit) => is(visit.service)).length,
    wait: waitOf(waits.filter(({ ticket }) => is(ticket.issuedFor))),
    satisfied: satisfiedAmong(
      rows.ratings.filter((rating) => is(rating.service)),
      served,
    ),
  };
}

function counterTally(rows: DayRows, waits: readonly FirstCall[], counter: number) {
  const visits = visitsOf(rows).filter((visit) => visit.counter === counter);
  const served = count(visits, "served");
  return {
    tickets: visits.length,
    served,
    noShows: count(visits, "no-show"),
    transferred: count(visits, "transferred"),
    dayEnded: count(visits, "day-ended"),
    called: count(visits, "called"),
    wait: waitOf(waits.filter((wait) => wait.counter === counter)),
    satisfied: satisfiedAmong(
      rows.ratings.filter((rating) => rating.counter === counter),
      served,
    ),
  };
}

function count<S extends string>(rows: readonly { readonly state: S }[], state: S): number {
  return rows.filter((row) => row.state === state).length;
}

function waitOf(waits: readonly FirstCall[]): Figures["overall"]["wait"] {
  const waitsMs = waits.map((wait) => wait.waitMs);
  return { n: waitsMs.length, p50Ms: nearestRank(waitsMs, 50), p90Ms: nearestRank(waitsMs, 90) };
}

function satisfiedAmong(ratings: DayRows["ratings"], served: number) {
  const satisfied = ratings.filter(({ score }) => score >= satisfiedFrom).length;
  return satisfiedOf({ satisfied, ratings: ratings.length, served });
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
