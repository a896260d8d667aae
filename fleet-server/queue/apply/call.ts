import { callsMax } from "@motcua/broker/contract";
import type { Happening } from "../events.ts";
import { type CallRecord, counterState, type Hall } from "../hall.ts";
import { invariant } from "../invariant.ts";
import type { CalledPhase } from "../ticket.ts";
import { calledTicket, free, setCounter } from "./counter.ts";
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

function record(hall: Hall, made: CallRecord): Hall {
  invariant(made.seq === hall.callSeq + 1, "call numbers rise by one");
  const { seq, label, counter, atMs, times, undone } = made;
  const calls = hall.calls.push({ seq, label, counter, atMs, times, undone }).takeLast(callsMax);
  return { ...hall, calls, callSeq: seq };
}
