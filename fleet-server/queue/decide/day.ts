import type { Happening } from "../events.ts";
import { counterState, type Hall } from "../hall.ts";
import { must } from "../invariant.ts";
import { isActive } from "../ticket.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

/** Opens the office: a new date starts at 1, the date that was closed goes on where it was. */
export function openDay({ hall, rules }: Office, { day }: CommandOf<"open-day">): Outcome {
  if (hall.day?.open === true) return refuse("day-already-open");
  const again = hall.day?.label === day;
  // That date has given its numbers already; only a wrong clock leads here. A date that was never
  // opened is fine, also one before the newest: a far day may have been opened by accident.
  if (!again && hall.days.has(day)) return refuse("bad-request", "day");
  const staff = new Set(rules.staff.map((person) => person.id));
  const seats = rules.counters.flatMap(({ number, opensWith }): Happening[] => {
    if (opensWith === null || !staff.has(opensWith)) return [];
    return [{ kind: "counter-opened", counter: number, person: opensWith }];
  });
  return [{ kind: again ? "day-reopened" : "day-opened", day }, ...seats];
}

/** Closes the office: whoever is still in the hall is closed by the day's end. */
export function closeDay({ hall }: Office): Outcome {
  if (hall.day?.open !== true) return refuse("day-not-open");
  const day = hall.day.label;
  return [
    ...inHall(hall).map((ticket): Happening => ({ kind: "ticket-day-ended", ticket })),
    ...openCounters(hall),
    { kind: "day-closed", day },
  ];
}

/** Tickets still in the hall, by arrival; found by lanes and counters, not by a scan of the day. */
function inHall(hall: Hall): readonly string[] {
  const lanes = [...hall.waiting.values(), ...hall.printing.values()];
  const called = [...hall.counters.values()].flatMap(({ current }) => current ?? []);
  return [...lanes.flatMap((lane) => [...lane.places].map((place) => place.ticket)), ...called]
    .map((id) => must(hall.tickets.get(id), "a ticket in the hall is known"))
    .filter(isActive)
    .sort((a, b) => a.order - b.order)
    .map((ticket) => ticket.id);
}

function openCounters(hall: Hall): readonly Happening[] {
  const numbers = [...hall.counters.keys()].sort((a, b) => a - b);
  return numbers.flatMap((counter): Happening[] => {
    const { person } = counterState(hall, counter);
    return person === null ? [] : [{ kind: "counter-closed", counter, person }];
  });
}
