import type { BusinessDay } from "@motcua/broker/contract";
import { satisfiedFrom } from "@motcua/broker/contract";
import { weekdayOf } from "./calendar.ts";
import type { DayFacts, TicketFact, VisitFact } from "./day-facts.ts";
import { addEnd, addService, addWait, type Group, Groups, newGroup } from "./group.ts";

/** A day that is counted, of the office or of its demo history. */
export type RangeDay = DayFacts & { readonly demo: boolean };

/** One day as a point of a line; weeks and the whole are made of these. */
export type DayPoint = Pick<RangeDay, "day" | "state" | "demo"> & { readonly group: Group };

export type CellKey = { readonly weekday: number; readonly hour: number };

/** The sums of a range, each ticket and visit looked at once. */
export class RangeCount {
  readonly points: DayPoint[] = [];
  readonly services = new Groups<string>();
  readonly counters = new Groups<number>();
  readonly staff = new Groups<string>();
  readonly classes = new Groups<string>();
  readonly reasons = new Map<string, number>();
  private readonly cells = new Groups<number>();
  private readonly from: BusinessDay;

  /** Of days before `from`, which the trend needs, only the points are counted. */
  constructor(from: BusinessDay) {
    this.from = from;
  }

  add({ day, state, demo, tickets, visits }: RangeDay): void {
    const group = newGroup();
    this.points.push({ day, state, demo, group });
    const isAsked = day >= this.from;
    const weekday = weekdayOf(day);
    for (const ticket of tickets) {
      addWhole(group, ticket);
      if (isAsked) this.addTicket(ticket, weekday);
    }
    for (const visit of visits) {
      addService(group, visit);
      if (isAsked) this.addVisit(visit);
    }
  }

  /** The cells that had a ticket, by weekday and hour. */
  heat(): (CellKey & { readonly group: Group })[] {
    return this.cells
      .sorted((a, b) => a - b)
      .map(([key, group]) => {
        return { weekday: Math.floor(key / 24), hour: key % 24, group };
      });
  }

  private addTicket(ticket: TicketFact, weekday: number): void {
    const { first } = ticket;
    const issuedFor = this.services.of(ticket.issuedFor);
    addWhole(this.classes.of(ticket.class), ticket);
    // A transferred ticket is given for one service and ends at another.
    issuedFor.tickets += 1;
    addEnd(this.services.of(ticket.service), ticket);
    const cell = this.cells.of(weekday * 24 + ticket.hour);
    cell.tickets += 1;
    if (first === null) return;
    for (const group of [
      issuedFor,
      cell,
      this.counters.of(first.counter),
      this.staff.of(first.person),
    ]) {
      addWait(group, first);
    }
  }

  private addVisit(visit: VisitFact): void {
    const { counter, person, service, score, reason } = visit;
    for (const place of [this.counters.of(counter), this.staff.of(person)]) {
      place.tickets += 1;
      addEnd(place, visit);
      addService(place, visit);
    }
    addService(this.services.of(service), visit);
    addService(this.classes.of(visit.class), visit);
    if (reason !== null && score !== null && score < satisfiedFrom) {
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    }
  }
}

/** A ticket with its end and its wait in one place. */
function addWhole(group: Group, ticket: TicketFact): void {
  group.tickets += 1;
  addEnd(group, ticket);
  if (ticket.first !== null) addWait(group, ticket.first);
}
