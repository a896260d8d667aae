import { type CounterNumber, callsMax, type TicketId } from "@motcua/broker/contract";
import type { Happening } from "../events.ts";
import { type CallRecord, type CounterState, counterState, type Hall } from "../hall.ts";
import { invariant } from "../invariant.ts";
import type { CalledPhase, Ticket } from "../ticket.ts";
import { put, ticketOf } from "./put.ts";

type Of<K extends Happening["kind"]> = Extract<Happening, { kind: K }>;

/** A ticket is invited: it leaves its lane for the counter. */
export function call(hall: Hall, event: Of<"ticket-called">, atMs: number): Hall {
  const ticket = ticketOf(hall, event.ticket);
  const state = counterState(hall, event.counter);
  invariant(state.person === event.person, "only an open counter calls");
  invariant(state.current === null, "a counter has at most one ticket");
  const phase: CalledPhase = {
    at: "called",
    counter: event.counter,
    person: event.person,
    visit: event.visit,
    because: event.because,
    calls: [{ seq: event.seq, atMs }],
  };
  const moved = put(hall, {
    ...ticket,
    phase,
    visits: ticket.visits + 1,
    firstCallMs: ticket.firstCallMs ?? atMs,
  });
  const seated = setCounter(moved, event.counter, { ...state, current: event.ticket });
  return record(seated, { ...event, label: ticket.label, atMs, times: 1, undone: false });
}

/** The invitation is repeated. */
export function callAgain(hall: Hall, event: Of<"ticket-recalled">, atMs: number): Hall {
  const { ticket, phase } = calledTicket(hall, event);
  const calls = [...phase.calls, { seq: event.seq, atMs }];
  const moved = put(hall, { ...ticket, phase: { ...phase, calls } });
  return record(moved, { ...event, label: ticket.label, atMs, undone: false });
}

/** As if it had not been called: the lane's order puts it where it stood. */
export function undo(hall: Hall, event: Of<"call-undone">): Hall {
  const { ticket, phase } = calledTicket(hall, event);
  const first = phase.calls[0]?.atMs;
  const freed = free(hall, event.counter);
  const calls = freed.calls.map((made) =>
    event.seqs.includes(made.seq) ? { ...made, undone: true } : made,
  );
  return put(
    { ...freed, calls },
    {
      ...ticket,
      phase: { at: "waiting" },
      firstCallMs: ticket.firstCallMs === first ? null : ticket.firstCallMs,
    },
  );
}

/** Served: the visit may be rated, and the window opens. */
export function serve(hall: Hall, event: Of<"ticket-served">, atMs: number): Hall {
  const { ticket } = calledTicket(hall, event);
  invariant(hall.day !== null, "a visit belongs to a day");
  const { counter, person, service } = event;
  const visit = { ticket: ticket.id, counter, person, service, day: hall.day.label };
  const freed = free(hall, event.counter);
  const state = counterState(freed, event.counter);
  const rating = { visit: event.visit, fromMs: atMs, lengthMs: event.ratingMs };
  const rateable = setCounter(freed, event.counter, { ...state, rating });
  return put(
    {
      ...rateable,
      visits: { ...hall.visits, today: hall.visits.today.set(event.visit, visit) },
    },
    { ...ticket, phase: { at: "done", counter: event.counter } },
  );
}

/** Called, and did not come. */
export function missCall(hall: Hall, event: Of<"ticket-no-show">): Hall {
  const { ticket } = calledTicket(hall, event);
  const freed = free(hall, event.counter);
  return put(freed, { ...ticket, phase: { at: "no-show", counter: event.counter } });
}

/** On to another service, by the first arrival. */
export function transfer(hall: Hall, event: Of<"ticket-transferred">): Hall {
  const { ticket } = calledTicket(hall, event);
  return put(free(hall, event.counter), {
    ...ticket,
    service: event.to,
    phase: { at: "waiting" },
  });
}

/** The day's end closes a ticket wherever it is. */
export function endTicket(hall: Hall, id: TicketId): Hall {
  const ticket = ticketOf(hall, id);
  const freed = ticket.phase.at === "called" ? free(hall, ticket.phase.counter) : hall;
  return put(freed, { ...ticket, phase: { at: "day-end" } });
}

/** A counter stands anew. */
export function setCounter(hall: Hall, counter: CounterNumber, state: CounterState): Hall {
  return { ...hall, counters: hall.counters.set(counter, state) };
}

function free(hall: Hall, counter: CounterNumber): Hall {
  return setCounter(hall, counter, { ...counterState(hall, counter), current: null });
}

function calledTicket(
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

function record(hall: Hall, made: CallRecord): Hall {
  invariant(made.seq === hall.callSeq + 1, "call numbers rise by one");
  const { seq, label, counter, atMs, times, undone } = made;
  const calls = hall.calls.push({ seq, label, counter, atMs, times, undone }).takeLast(callsMax);
  return { ...hall, calls, callSeq: seq };
}
