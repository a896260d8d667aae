import type { TicketId } from "@motcua/broker/contract";
import type { Happening } from "../events.ts";
import { counterState, type Hall } from "../hall.ts";
import { invariant } from "../invariant.ts";
import { calledTicket, free, setCounter } from "./counter.ts";
import { put, ticketOf } from "./put.ts";

type Of<K extends Happening["kind"]> = Extract<Happening, { kind: K }>;

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
