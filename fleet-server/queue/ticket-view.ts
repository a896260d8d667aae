import type { Hall } from "./hall.ts";
import { must } from "./invariant.ts";
import type { Place } from "./lane.ts";
import { isActive, type Ticket } from "./ticket.ts";
import { type TicketView, waitingShown } from "./view.ts";

/** A ticket in a list. The wait ends with the first call; one that was never called has none. */
function ticketView(ticket: Ticket, nowMs: number): TicketView {
  const { phase, arrivalMs } = ticket;
  const untilMs = ticket.firstCallMs ?? (isActive(ticket) ? nowMs : arrivalMs);
  return {
    ticket: ticket.id,
    label: ticket.label,
    service: ticket.service,
    class: ticket.class,
    state: phase.at,
    slip: ticket.slip,
    issuedAt: ticket.issuedWallMs,
    waitedMs: Math.max(0, untilMs - arrivalMs),
    counter: "counter" in phase ? phase.counter : null,
    fault: ticket.fault,
  };
}

/** Every ticket of the day, void ones included, in order of issue. */
export function dayTickets(hall: Hall, nowMs: number): TicketView[] {
  return byOrder(hall.tickets.values()).map((ticket) => ticketView(ticket, nowMs));
}

/** The first who wait, in order of arrival: merged from the fronts of the lanes. */
export function firstWaiting(hall: Hall, nowMs: number): TicketView[] {
  const fronts = [...hall.waiting.values()].map((lane) => lane.places[Symbol.iterator]());
  const heads = fronts.map((front) => ({ front, step: front.next() }));
  const shown: TicketView[] = [];
  while (shown.length < waitingShown) {
    const first = heads.reduce<Head | undefined>(earlier, undefined);
    if (first === undefined || first.step.done === true) break;
    const ticket = must(hall.tickets.get(first.step.value.ticket), "who waits is known");
    shown.push(ticketView(ticket, nowMs));
    first.step = first.front.next();
  }
  return shown;
}

/** Slips that a person should look at, the newest ones if there are more than fit a screen. */
export function slipsToSee(hall: Hall, nowMs: number): TicketView[] {
  const tickets = [...hall.watched].flatMap((id) => hall.tickets.get(id) ?? []);
  return byOrder(tickets)
    .slice(-waitingShown)
    .map((ticket) => ticketView(ticket, nowMs));
}

type Head = { readonly front: Iterator<Place>; step: IteratorResult<Place, unknown> };

function earlier(best: Head | undefined, head: Head): Head | undefined {
  if (head.step.done === true) return best;
  if (best === undefined || best.step.done === true) return head;
  return head.step.value.order < best.step.value.order ? head : best;
}

function byOrder(tickets: Iterable<Ticket>): Ticket[] {
  return [...tickets].sort((a, b) => a.order - b.order);
}
