import type { Source } from "../commands.ts";
import { estimate } from "../estimate.ts";
import type { PrintJob } from "../events.ts";
import type { Ticket } from "../ticket.ts";
import { ticketId } from "../ticket-id.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";

/** Three digits on the label: a series ends here. */
const numbersMax = 999;

/** Gives the next number of a service. */
export function issue(office: Office, command: CommandOf<"issue">): Outcome {
  const { hall, rules } = office;
  if (hall.day?.open !== true) return refuse("day-not-open");
  const { service, source, token } = command;
  if (!rules.services.some((rule) => rule.letter === service)) return refuse("unknown-service");
  if (!rules.classes.some((rule) => rule.id === command.class)) return refuse("unknown-class");
  const number = (hall.numbers.get(service) ?? 0) + 1;
  if (number > numbersMax) return refuse("series-full");
  const label = `${service}${String(number).padStart(3, "0")}`;
  const ticket = ticketId(hall.day.label, label);
  const waiter = {
    service,
    class: command.class,
    arrivalMs: command.atMs,
    order: hall.tickets.size + 1,
  };
  const { ahead, wait } = estimate(office, waiter, command.atMs);
  const print = firstSlip({ id: ticket, token }, source);
  const given = { ticket, label, service, class: command.class, source, token };
  return [{ kind: "ticket-issued", ...given, ahead, wait, print }];
}

/**
 * The id of a ticket's nth slip: a board does each id once, for ever. An office whose journal was
 * lost gives the same label again on the same day, so a piece of the ticket's random token makes
 * the id this ticket's own. 6 characters of base64url: 36 bits, against some hundred ids a day.
 */
export function slipCommand(ticket: Pick<Ticket, "id" | "token">, n: number): string {
  return `print:${ticket.id}/${n}/${ticket.token.slice(0, 6)}`;
}

function firstSlip(ticket: Pick<Ticket, "id" | "token">, source: Source): PrintJob | null {
  const cmd = slipCommand(ticket, 1);
  if (source.at === "reception") return source.print === null ? null : { cmd, ...source.print };
  const { board, printer } = source;
  return printer === null ? null : { cmd, board, printer };
}
