import type { TicketId } from "@motcua/broker/contract";
import type { Hall, Tally } from "../hall.ts";
import { invariant, must } from "../invariant.ts";
import { enter, type Lanes, leave } from "../lane.ts";
import { needsEyes, type Phase, type Ticket } from "../ticket.ts";

type At = Phase["at"];

/** Where a ticket may go from each phase. What is closed or void stays so. */
const moves: { readonly [from in At]: readonly At[] } = {
  printing: ["waiting", "void", "day-end"],
  waiting: ["called", "void", "day-end"],
  called: ["waiting", "done", "no-show", "day-end"],
  done: [],
  "no-show": [],
  "day-end": [],
  void: [],
};

/** A ticket of the day, which the event's writer knew. */
export function ticketOf(hall: Hall, id: TicketId): Ticket {
  return must(hall.tickets.get(id), `the journal knows ticket ${id}`);
}

/** A new ticket takes its place. */
export function add(hall: Hall, ticket: Ticket): Hall {
  invariant(!hall.tickets.has(ticket.id), "a label is given once in a day");
  return store(hall, ticket, count(hall.tally, null, ticket.phase.at));
}

/** A ticket changes: its lane, the tally and the watch list follow. */
export function put(hall: Hall, after: Ticket): Hall {
  const before = ticketOf(hall, after.id);
  const from = before.phase.at;
  const to = after.phase.at;
  invariant(from === to || moves[from].includes(to), `a ticket goes from ${from} to ${to}`);
  const left = {
    ...hall,
    waiting: from === "waiting" ? leave(hall.waiting, before) : hall.waiting,
    printing: from === "printing" ? leave(hall.printing, before) : hall.printing,
  };
  return store(left, after, count(hall.tally, from, to));
}

function store(hall: Hall, ticket: Ticket, tally: Tally): Hall {
  const { at } = ticket.phase;
  const into = (lanes: Lanes, lane: At) => (at === lane ? enter(lanes, ticket) : lanes);
  return {
    ...hall,
    tickets: hall.tickets.set(ticket.id, ticket),
    waiting: into(hall.waiting, "waiting"),
    printing: into(hall.printing, "printing"),
    watched: needsEyes(ticket) ? hall.watched.add(ticket.id) : hall.watched.delete(ticket.id),
    tally,
  };
}

function count(tally: Tally, from: At | null, to: At): Tally {
  if (from === to) return tally;
  const added = { ...tally, [to]: tally[to] + 1 };
  return from === null ? added : { ...added, [from]: added[from] - 1 };
}
