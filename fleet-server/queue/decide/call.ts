import { calledEnough, undoableMs } from "../call-limits.ts";
import { counterState } from "../hall.ts";
import { must } from "../invariant.ts";
import { nextFor } from "../order.ts";
import { atCounter } from "./at-counter.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

const nothingToUndo = refuse("nothing-to-undo");

/** Invites whom the policy names. */
export function callNext(office: Office, command: CommandOf<"call-next">): Outcome {
  const { hall, rules } = office;
  const rule = rules.counters.find((known) => known.number === command.counter);
  if (rule === undefined) return refuse("unknown-counter");
  if (hall.day?.open !== true) return refuse("day-not-open");
  const { person, current } = counterState(hall, rule.number);
  if (person === null) return refuse("counter-closed");
  if (current !== null) return refuse("counter-busy");
  const next = nextFor(office, rule, command.atMs);
  if (next === undefined) return refuse("nobody-waiting");
  const ticket = must(hall.tickets.get(next.place.ticket), "a place holds a ticket of the day");
  const visit = `${ticket.id}#${ticket.visits + 1}`;
  const seq = hall.callSeq + 1;
  const { because } = next;
  const counter = rule.number;
  return [{ kind: "ticket-called", ticket: ticket.id, counter, person, visit, seq, because }];
}

/** Repeats the invitation. */
export function recall(office: Office, command: CommandOf<"recall">): Outcome {
  const at = atCounter(office, command.counter);
  if ("problem" in at) return at;
  const { ticket, phase } = at;
  const seq = office.hall.callSeq + 1;
  const times = phase.calls.length + 1;
  return [{ kind: "ticket-recalled", ticket: ticket.id, counter: command.counter, seq, times }];
}

/** Takes a call back: the ticket stands where it stood. */
export function undoCall(office: Office, command: CommandOf<"undo-call">): Outcome {
  const at = atCounter(office, command.counter);
  if ("problem" in at) return at.problem.code === "no-current-ticket" ? nothingToUndo : at;
  const { ticket, phase } = at;
  if (undoableMs(phase, office.rules, command.atMs) === 0) return nothingToUndo;
  const seqs = phase.calls.map((made) => made.seq);
  return [{ kind: "call-undone", ticket: ticket.id, counter: command.counter, seqs }];
}

/** Called often enough, and nobody came. */
export function noShow(office: Office, command: CommandOf<"no-show">): Outcome {
  const at = atCounter(office, command.counter);
  if ("problem" in at) return at;
  const { ticket, phase } = at;
  if (!calledEnough(phase, office.rules)) return refuse("too-soon");
  const { counter } = command;
  const { person, visit } = phase;
  return [{ kind: "ticket-no-show", ticket: ticket.id, counter, person, visit }];
}
