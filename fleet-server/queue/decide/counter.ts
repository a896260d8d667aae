import type { CounterNumber, StaffId } from "@motcua/broker/contract";
import type { Happening } from "../events.ts";
import { counterState, type Hall } from "../hall.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

/** A person sits down: picked from the list, or by the code on the keypad. */
export function login({ hall, rules }: Office, command: CommandOf<"login">): Outcome {
  const { counter } = command;
  if (!rules.counters.some((rule) => rule.number === counter)) return refuse("unknown-counter");
  if (hall.day?.open !== true) return refuse("day-not-open");
  const person = rules.staff.find((member) =>
    "code" in command ? member.code === command.code : member.id === command.person,
  )?.id;
  if (person === undefined) return refuse("unknown-person");
  const state = counterState(hall, counter);
  if (state.person === person) return [];
  const left = seatOf(hall, person);
  const busy = state.current !== null || (left !== undefined && hasTicket(hall, left));
  if (busy) return refuse("counter-busy");
  const closed: Happening[] = [];
  if (state.person !== null) {
    closed.push({ kind: "counter-closed", counter, person: state.person });
  }
  if (left !== undefined) closed.push({ kind: "counter-closed", counter: left, person });
  return [...closed, { kind: "counter-opened", counter, person }];
}

/** The person leaves; a ticket at the counter is settled first. */
export function logout({ hall }: Office, { counter }: CommandOf<"logout">): Outcome {
  const { person, current } = counterState(hall, counter);
  if (person === null) return refuse("counter-closed");
  if (current !== null) return refuse("counter-busy");
  return [{ kind: "counter-closed", counter, person }];
}

/** Nobody sits at two counters: an empty chair must not count as an open counter. */
function seatOf(hall: Hall, person: StaffId): CounterNumber | undefined {
  return hall.counters.findKey((state) => state.person === person);
}

function hasTicket(hall: Hall, counter: CounterNumber): boolean {
  return counterState(hall, counter).current !== null;
}
