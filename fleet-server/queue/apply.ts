import { call, callAgain, undo } from "./apply/call.ts";
import { seat } from "./apply/counter.ts";
import { closeDay, openDay, reopenDay } from "./apply/day.ts";
import { put, ticketOf } from "./apply/put.ts";
import { askReprint, issue, missSlip, takeSlip } from "./apply/slip.ts";
import { endTicket, missCall, serve, transfer } from "./apply/visit.ts";
import type { HallEvent } from "./events.ts";
import { type Hall, recall } from "./hall.ts";
import { invariant, must } from "./invariant.ts";
import { keepReceipt } from "./receipts.ts";

/**
 * The hall after an event. Total: every kind is handled; the hall given is never changed. An
 * event that would break a promise throws `HallBroken`.
 */
export function apply(hall: Hall, event: HallEvent): Hall {
  invariant(event.atMs >= hall.lastMs, "office time never runs backwards");
  const next = change(hall, event);
  return {
    ...next,
    receipts: keepReceipt(next.receipts, event),
    lastMs: event.atMs,
    lastWallMs: event.wallMs,
  };
}

/** The hall after events in their order. */
export function replay(hall: Hall, events: Iterable<HallEvent>): Hall {
  let now = hall;
  for (const event of events) now = apply(now, event);
  return now;
}

function change(hall: Hall, event: HallEvent): Hall {
  switch (event.kind) {
    case "day-opened":
      return openDay(hall, event);
    case "day-reopened":
      return reopenDay(hall, event);
    case "day-closed":
      return closeDay(hall, event.day);
    case "ticket-issued":
      return issue(hall, event, event);
    case "reprint-asked":
      return askReprint(hall, event, event.atMs);
    case "ticket-printed":
      return takeSlip(hall, event);
    case "print-failed":
      return missSlip(hall, event);
    case "ticket-voided":
      return put(hall, { ...ticketOf(hall, event.ticket), phase: { at: "void" } });
    case "counter-opened":
    case "counter-closed":
      return seat(hall, event);
    case "ticket-called":
      return call(hall, event, event.atMs);
    case "ticket-recalled":
      return callAgain(hall, event, event.atMs);
    case "call-undone":
      return undo(hall, event);
    case "ticket-no-show":
      return missCall(hall, event);
    case "ticket-served":
      return serve(hall, event, event.atMs);
    case "ticket-transferred":
      return transfer(hall, event);
    case "ticket-day-ended":
      return endTicket(hall, event.ticket);
    case "visit-rated":
      return rate(hall, event);
  }
}

/** The press is in the journal, which is all; the window is the board's. */
function rate(hall: Hall, event: Extract<HallEvent, { kind: "visit-rated" }>): Hall {
  const visit = recall(hall.visits, event.visit);
  const rated = must(visit, "only a served visit is rated");
  invariant(rated.ticket === event.ticket, "a rating is bound to its visit's ticket");
  return hall;
}
