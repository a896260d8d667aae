import type { CounterNumber, TicketId } from "@motcua/broker/contract";
import type { HallEvent } from "../events.ts";
import { type CounterState, counterState, type Hall } from "../hall.ts";
import { invariant } from "../invariant.ts";
import type { CalledPhase, Ticket } from "../ticket.ts";
import { ticketOf } from "./put.ts";

/** A counter stands anew. */
export function setCounter(hall: Hall, counter: CounterNumber, state: CounterState): Hall {
  return { ...hall, counters: hall.counters.set(counter, state) };
}

/** The counter has no ticket any more. */
export function free(hall: Hall, counter: CounterNumber): Hall {
  return setCounter(hall, counter, { ...counterState(hall, counter), current: null });
}

/** The ticket that an event says is at a counter; both must agree. */
export function calledTicket(
  hall: Hall,
  event: { readonly ticket: TicketId; readonly counter: CounterNumber },
): { readonly ticket: Ticket; readonly phase: CalledPhase } {
  const ticket = ticketOf(hall, event.ticket);
  const { phase } = ticket;
  invariant(phase.at === "called", "only a called ticket is at a counter");
  invariant(phase.counter === event.counter, "a ticket is at one counter");
  const { current } = counterState(hall, event.counter);
  invariant(current === event.ticket, "a counter and its ticket agree");
  return { ticket, phase };
}

/** A person sits down or leaves. */
export function seat(
  hall: Hall,
  event: Extract<HallEvent, { kind: "counter-opened" | "counter-closed" }>,
): Hall {
  const state = counterState(hall, event.counter);
  invariant(state.current === null, "staff change only at a counter without a ticket");
  const opens = event.kind === "counter-opened";
  const expected = opens ? null : event.person;
  invariant(state.person === expected, "a counter has one staff session at a time");
  return setCounter(hall, event.counter, { ...state, person: opens ? event.person : null });
}
