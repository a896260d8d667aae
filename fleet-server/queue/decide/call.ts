import type { CounterNumber, StaffId } from "@motcua/broker/contract";
import { counterState, type Hall } from "../hall.ts";
import { must } from "../invariant.ts";
import { nextFor } from "../order.ts";
import type { Rules } from "../rules.ts";
import type { CalledPhase, Ticket } from "../ticket.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

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

type Calls = Pick<CalledPhase, "calls">;

/** How long a call can still be taken back, ms; 0: not any more. */
export function undoableMs(phase: Calls, rules: Rules, nowMs: number): number {
  const first = must(phase.calls[0], "a called ticket has a call");
  return Math.max(0, first.atMs + rules.undoMs - nowMs);
}

/** Enough calls for a no-show; one that follows another too soon does not count. */
export function calledEnough(phase: Calls, rules: Rules): boolean {
  let counted = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { atMs } of phase.calls) {
    if (atMs - lastMs < rules.noShowGapMs) continue;
    counted += 1;
    lastMs = atMs;
  }
  return counted >= rules.noShowCalls;
}

/** The ticket at a counter, which its person may settle also after the rules have changed. */
export function atCounter(
  { hall, rules }: Office,
  counter: CounterNumber,
):
  | { readonly ticket: Ticket; readonly phase: CalledPhase; readonly person: StaffId }
  | ReturnType<typeof refuse> {
  const { person, current } = counterState(hall, counter);
  if (current !== null && person !== null) return { ...calledTicket(hall, current), person };
  if (!rules.counters.some((rule) => rule.number === counter)) return refuse("unknown-counter");
  if (hall.day?.open !== true) return refuse("day-not-open");
  return refuse(person === null ? "counter-closed" : "no-current-ticket");
}

function calledTicket(hall: Hall, id: string): { ticket: Ticket; phase: CalledPhase } {
  const ticket = must(hall.tickets.get(id), "a counter's ticket is known");
  const phase = ticket.phase.at === "called" ? ticket.phase : undefined;
  return { ticket, phase: must(phase, "a counter's ticket is called") };
}

const nothingToUndo = refuse("nothing-to-undo");
