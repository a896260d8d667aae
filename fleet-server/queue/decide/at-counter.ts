import type { CounterNumber, StaffId } from "@motcua/broker/contract";
import { counterState, type Hall } from "../hall.ts";
import { must } from "../invariant.ts";
import type { CalledPhase, Ticket } from "../ticket.ts";
import { type Office, refuse } from "./decision.ts";

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
