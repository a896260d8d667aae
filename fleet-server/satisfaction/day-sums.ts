import { satisfiedFrom } from "@motcua/broker/contract";
import type { DayFacts, TicketFact } from "./day-facts.ts";
import {
  addEnd,
  addService,
  addWait,
  type CountingGroup,
  CountingGroups,
  type Group,
  newGroup,
} from "./group.ts";

/** All that a range needs of one business day, counted; every duration is still there. */
export type DaySums = {
  readonly office: Group;
  readonly services: ReadonlyMap<string, Group>;
  readonly classes: ReadonlyMap<string, Group>;
  readonly counters: ReadonlyMap<number, Group>;
  readonly staff: ReadonlyMap<string, Group>;
  /** By the hour of issue, on a clock in Vietnam. */
  readonly hours: ReadonlyMap<number, Group>;
  /** Visits that ended with this reason of dissatisfaction. */
  readonly reasons: ReadonlyMap<string, number>;
};

/** Counts a day, looking at each ticket and visit once. */
export function sumsOf({ tickets, visits }: DayFacts): DaySums {
  const office = newGroup();
  const services = new CountingGroups<string>();
  const classes = new CountingGroups<string>();
  const counters = new CountingGroups<number>();
  const staff = new CountingGroups<string>();
  const hours = new CountingGroups<number>();
  const reasons = new Map<string, number>();
  for (const ticket of tickets) {
    const { first } = ticket;
    addWhole(office, ticket);
    addWhole(classes.of(ticket.class), ticket);
    addWhole(hours.of(ticket.hour), ticket);
    // A transferred ticket is given for one service and ends at another.
    services.of(ticket.issuedFor).tickets += 1;
    addEnd(services.of(ticket.service), ticket);
    if (first === null) continue;
    addWait(services.of(ticket.issuedFor), first);
    addWait(counters.of(first.counter), first);
    addWait(staff.of(first.person), first);
  }
  for (const visit of visits) {
    addService(office, visit);
    addService(services.of(visit.service), visit);
    addService(classes.of(visit.class), visit);
    for (const place of [counters.of(visit.counter), staff.of(visit.person)]) {
      place.tickets += 1;
      addEnd(place, visit);
      addService(place, visit);
    }
    const { reason, score } = visit;
    if (reason !== null && score !== null && score < satisfiedFrom) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return { office, services, classes, counters, staff, hours, reasons };
}

/** A ticket with its end and its wait in one place. */
function addWhole(group: CountingGroup, ticket: TicketFact): void {
  group.tickets += 1;
  addEnd(group, ticket);
  if (ticket.first !== null) addWait(group, ticket.first);
}
