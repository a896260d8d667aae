import { recall } from "../hall.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

/**
 * A press on a rating keypad. The window was the board's to judge: it was open there when the
 * citizen pressed, also if the server was away for an hour. Here only the visit must be known.
 * It is bound to counter, person and service of the visit, whoever sits there by now.
 */
export function rate({ hall }: Office, command: CommandOf<"rate">): Outcome {
  const visit = recall(hall.visits, command.visit);
  if (visit === undefined || visit.counter !== command.counter) return refuse("rating-closed");
  const { ticket, counter, person, service, day } = visit;
  const { score, press } = command;
  const bound = { ticket, visit: command.visit, counter, person, service, day };
  return [{ kind: "visit-rated", ...bound, score, press }];
}
