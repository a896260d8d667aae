import type { Entry, Store } from "@motcua/broker/log";
import type { HallEvent } from "../queue/events.ts";
import { dayOfTicket } from "../queue/ticket-id.ts";
import { hourInVietnam } from "./calendar.ts";
import type { TicketState, VisitState } from "./rows.ts";

/** Writes what an event changes in the tables of the figures. */
export type RecordEvent = (entry: Entry<HallEvent>) => void;

/** Prepares the recording of events in `store`, whose tables exist. */
export function prepareRecord(store: Store): RecordEvent {
  const day = dayRows(store);
  const ticket = ticketRows(store);
  const visit = visitRows(store);
  return ({ seq, body: event }) => {
    switch (event.kind) {
      case "day-opened":
      case "day-reopened":
        return day.open(event.day, seq);
      case "day-closed":
        return day.close(event.day);
      case "ticket-issued":
        return ticket.issue(event);
      case "ticket-printed":
        return ticket.leavePrinting(event.ticket, "waiting");
      case "print-failed":
        if (event.becomes === "paperless") ticket.leavePrinting(event.ticket, "waiting");
        if (event.becomes === "void") ticket.put(event.ticket, "void");
        return;
      case "ticket-voided":
        ticket.put(event.ticket, "void");
        return visit.end(event, "undone");
      case "ticket-called":
        ticket.put(event.ticket, "called");
        return visit.begin(event);
      case "call-undone":
        ticket.put(event.ticket, "waiting");
        return visit.end(event, "undone");
      case "ticket-no-show":
        ticket.put(event.ticket, "no-show");
        return visit.end(event, "no-show");
      case "ticket-served":
        ticket.put(event.ticket, "served");
        return visit.end(event, "served");
      case "ticket-transferred":
        ticket.move(event.ticket, event.to);
        return visit.end(event, "transferred", event.to);
      case "ticket-day-ended":
        ticket.put(event.ticket, "day-ended");
        return visit.end(event, "day-ended");
      case "visit-rated":
        return visit.rate(event);
      case "reprint-asked":
      case "ticket-recalled":
      case "counter-opened":
      case "counter-closed":
        return;
    }
  };
}

type Event<K extends HallEvent["kind"]> = Extract<HallEvent, { kind: K }>;

function dayRows(store: Store) {
  const open = store.prepare(`INSERT INTO figures_days VALUES (?, ?, 'open')
    ON CONFLICT (day) DO UPDATE SET state = 'open'`);
  const close = store.prepare("UPDATE figures_days SET state = 'closed' WHERE day = ?");
  return {
    open: (day: string, seq: number): void => void open.run(day, seq),
    close: (day: string): void => void close.run(day),
  };
}

function ticketRows(store: Store) {
  const issue = store.prepare(
    `INSERT INTO figures_tickets
      VALUES (@ticket, @day, @service, @service, @class, @atMs, @hour, @state)`,
  );
  const put = store.prepare("UPDATE figures_tickets SET state = ? WHERE ticket = ?");
  const leavePrinting = store.prepare(
    "UPDATE figures_tickets SET state = ? WHERE ticket = ? AND state = 'printing'",
  );
  const move = store.prepare(
    "UPDATE figures_tickets SET state = 'waiting', service = ? WHERE ticket = ?",
  );
  return {
    issue(event: Event<"ticket-issued">): void {
      const { ticket, service, atMs, wallMs, print } = event;
      const state: TicketState = print === null ? "waiting" : "printing";
      const row = { ticket, day: dayOfTicket(ticket), service, class: event.class, atMs, state };
      issue.run({ ...row, hour: hourInVietnam(wallMs) });
    },
    put: (ticket: string, state: TicketState): void => void put.run(state, ticket),
    /** A reprint's result, or one that comes late, moves nobody. */
    leavePrinting: (ticket: string, state: TicketState): void =>
      void leavePrinting.run(state, ticket),
    move: (ticket: string, to: string): void => void move.run(to, ticket),
  };
}

function visitRows(store: Store) {
  // The call after an undone one may carry the number of the visit that was undone.
  const begin = store.prepare(`INSERT OR REPLACE INTO figures_visits
    SELECT @visit, ticket, day, service, @counter, @person, @seq, @atMs, @targetMs, NULL,
      'called', NULL
    FROM figures_tickets WHERE ticket = @ticket`);
  const end = store.prepare(`UPDATE figures_visits
    SET state = ?, transferred_to = ?, ended_at_ms = ?
    WHERE ticket = ? AND state = 'called'`);
  const rate = store.prepare(`INSERT OR REPLACE INTO figures_ratings
    VALUES (@visit, @day, @service, @counter, @score, @reason)`);
  return {
    begin({ visit, ticket, counter, person, seq, atMs, because }: Event<"ticket-called">): void {
      begin.run({ visit, ticket, counter, person, seq, atMs, targetMs: because.targetMs });
    },
    end(event: HallEvent & { ticket: string }, state: VisitState, to: string | null = null): void {
      end.run(state, to, event.atMs, event.ticket);
    },
    /** The last press of a visit replaces the one before. */
    rate({ visit, day, service, counter, score, reason }: Event<"visit-rated">): void {
      rate.run({ visit, day, service, counter, score, reason: reason ?? null });
    },
  };
}
