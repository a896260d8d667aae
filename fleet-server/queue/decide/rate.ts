import type { ReasonId } from "@motcua/broker/contract";
import { recall } from "../hall.ts";
import type { Rules } from "../rules.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

/**
 * A press on a rating keypad or touch page. The window was the board's to judge: it was open
 * there when the citizen pressed, also if the server was away for an hour. Here only the visit
 * must be known. It is bound to counter, person and service of the visit, whoever sits there by
 * now. A reason that the office does not have, or no longer, is left out: the score stands.
 */
export function rate({ hall, rules }: Office, command: CommandOf<"rate">): Outcome {
  const visit = recall(hall.visits, command.visit);
  if (visit === undefined || visit.counter !== command.counter) return refuse("rating-closed");
  const { ticket, counter, person, service, day } = visit;
  const { score, press, reason } = command;
  const bound = { ticket, visit: command.visit, counter, person, service, day };
  const known = isReason(rules, reason) ? { reason } : {};
  return [{ kind: "visit-rated", ...bound, score, press, ...known }];
}

/** Whether it is one of the reasons that the office offers now. */
export function isReason(rules: Rules, reason: ReasonId | undefined): reason is ReasonId {
  return rules.reasons.some(({ id }) => id === reason);
}
