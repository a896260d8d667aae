import type { Granted } from "@motcua/broker/contract";
import type { Act } from "./commands.ts";
import type { HallEvent } from "./events.ts";
import type { Generations } from "./hall.ts";
import { labelOfTicket } from "./ticket-id.ts";

/** What a granted command gives back; the shell makes the ticket's link from its token. */
export type Grant =
  | (Omit<Extract<Granted, { name: "issued" }>, "link"> & { readonly token: string })
  | Exclude<Granted, { name: "issued" }>;

/**
 * The answer that a command got, made from its events alone: so it is the same again when the
 * command is repeated, also after a restart.
 */
export function answerOf(events: readonly HallEvent[]): Grant {
  const telling = events.reduce<HallEvent | undefined>(moreTelling, undefined);
  return telling === undefined ? { name: "done" } : grantOf(telling);
}

/** Keeps the telling event of each command. */
export function keepReceipt(
  receipts: Generations<string, HallEvent>,
  event: HallEvent,
): Generations<string, HallEvent> {
  const telling = moreTelling(receipts.today.get(event.cause), event);
  return { ...receipts, today: receipts.today.set(event.cause, telling) };
}

/** The answer of one telling event. */
export function grantOf(event: HallEvent): Grant {
  switch (event.kind) {
    case "ticket-issued": {
      const { ticket, label, ahead, wait, token } = event;
      return { name: "issued", ticket, label, ahead, wait, token, paper: event.print !== null };
    }
    case "ticket-called": {
      const { ticket, because } = event;
      return { name: "called", ticket, label: labelOfTicket(ticket), because };
    }
    case "reprint-asked":
    case "ticket-printed":
    case "print-failed":
    case "ticket-voided":
    case "ticket-recalled":
    case "call-undone":
    case "ticket-no-show":
    case "ticket-served":
    case "ticket-transferred":
    case "ticket-day-ended":
    case "visit-rated":
      return { name: "done", label: labelOfTicket(event.ticket) };
    case "day-opened":
    case "day-reopened":
    case "day-closed":
    case "counter-opened":
    case "counter-closed":
      return { name: "done" };
  }
}

/** Whether an act is the one that caused an event: the same id with another wish is refused. */
export function sameAct(act: Act, event: HallEvent): boolean {
  switch (act.name) {
    case "open-day":
      return event.kind === "day-opened" || event.kind === "day-reopened";
    case "close-day":
      return event.kind === "day-closed";
    case "issue": {
      if (event.kind !== "ticket-issued") return false;
      return event.service === act.service && event.class === act.class;
    }
    case "print-result": {
      const settled = event.kind === "ticket-printed" || event.kind === "print-failed";
      return settled && event.cmd === act.cmd;
    }
    case "tap-abandoned": {
      if (event.kind === "print-failed") return event.cmd === act.cmd;
      return event.kind === "ticket-voided" && event.ticket === act.ticket;
    }
    case "void":
      return event.kind === "ticket-voided" && event.ticket === act.ticket;
    case "reprint":
      return event.kind === "reprint-asked" && event.ticket === act.ticket;
    case "login":
      return event.kind === "counter-opened" && event.counter === act.counter;
    case "logout":
      return event.kind === "counter-closed" && event.counter === act.counter;
    case "call-next":
      return event.kind === "ticket-called" && event.counter === act.counter;
    case "recall":
      return event.kind === "ticket-recalled" && event.counter === act.counter;
    case "no-show":
      return event.kind === "ticket-no-show" && event.counter === act.counter;
    case "finish":
      return event.kind === "ticket-served" && event.counter === act.counter;
    case "undo-call":
      return event.kind === "call-undone" && event.counter === act.counter;
    case "transfer": {
      if (event.kind !== "ticket-transferred") return false;
      return event.counter === act.counter && event.to === act.service;
    }
    case "rate":
      return event.kind === "visit-rated" && event.press === act.press;
  }
}

/** A command's own event outweighs those that come along with it. */
function moreTelling(a: HallEvent | undefined, b: HallEvent): HallEvent {
  return a === undefined || weight(b) > weight(a) ? b : a;
}

function weight(event: HallEvent): number {
  if (event.kind === "ticket-day-ended") return 0;
  if (event.kind === "counter-closed") return 1;
  return event.kind === "counter-opened" ? 2 : 3;
}
