import { atCounter } from "./at-counter.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

/** Served. There is no start key, so the service ran from the call. Opens the rating keypad. */
export function finish(office: Office, command: CommandOf<"finish">): Outcome {
  const at = atCounter(office, command.counter);
  if ("problem" in at) return at;
  const { ticket, phase, person } = at;
  const { counter } = command;
  const { service } = ticket;
  const ratingMs = office.rules.ratingMs;
  const visit = { ticket: ticket.id, counter, person, visit: phase.visit };
  return [{ kind: "ticket-served", ...visit, service, ratingMs }];
}

/** On to another service: label, class and first arrival stay. */
export function transfer(office: Office, command: CommandOf<"transfer">): Outcome {
  const at = atCounter(office, command.counter);
  if ("problem" in at) return at;
  const { ticket, phase, person } = at;
  const { counter, service: to } = command;
  if (!office.rules.services.some((rule) => rule.letter === to)) return refuse("unknown-service");
  if (ticket.service === to) return refuse("same-service");
  const visit = { ticket: ticket.id, counter, person, visit: phase.visit };
  return [{ kind: "ticket-transferred", ...visit, from: ticket.service, to }];
}
