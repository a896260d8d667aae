import type { BusinessDay } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { TicketState, VisitState } from "./rows.ts";

/** A ticket as the figures of a range see it. */
export type TicketFact = {
  /** The service of its issue, and the one that it belonged to in the end. */
  readonly issuedFor: string;
  readonly service: string;
  readonly class: string;
  /** On a clock in Vietnam, when the number was given. */
  readonly hour: number;
  readonly state: TicketState;
  /** Of a ticket that was called and is not void; else null. */
  readonly first: FirstCall | null;
};

/** A ticket's first call that stands. */
export type FirstCall = {
  readonly counter: number;
  readonly person: string;
  /** First call − issue. */
  readonly waitMs: number;
  /** What the office promised this ticket then. */
  readonly targetMs: number;
};

/** A call that stands, and what came of it. */
export type VisitFact = {
  readonly counter: number;
  readonly person: string;
  readonly service: string;
  readonly class: string;
  readonly state: VisitState;
  /** End − call of a served visit; else null. */
  readonly serviceMs: number | null;
  /** The visit's last press, and the reason that came with it. */
  readonly score: number | null;
  readonly reason: string | null;
};

/** All that a range counts of one business day. */
export type DayFacts = {
  readonly tickets: readonly TicketFact[];
  readonly visits: readonly VisitFact[];
};

/** Reads tickets and visits of one day from the tables. */
export type ReadFacts = (day: BusinessDay) => DayFacts;

type TicketRow = Omit<TicketFact, "first"> & { [K in keyof FirstCall]: FirstCall[K] | null };

export function prepareFacts(store: Store): ReadFacts {
  const tickets = store.prepare<[string], TicketRow>(`
    SELECT t.issued_for AS issuedFor, t.service, t.class, t.issued_hour AS hour, t.state,
      v.counter, v.person, v.called_at_ms - t.issued_at_ms AS waitMs, v.target_ms AS targetMs
    FROM figures_tickets t LEFT JOIN figures_visits v ON t.state <> 'void' AND v.visit = (
      SELECT visit FROM figures_visits
      WHERE ticket = t.ticket AND state <> 'undone' ORDER BY call_seq LIMIT 1)
    WHERE t.day = ? ORDER BY t.ticket`);
  const visits = store.prepare<[string], VisitFact>(`
    SELECT v.counter, v.person, v.service, t.class, v.state, r.score, r.reason,
      iif(v.state = 'served', v.ended_at_ms - v.called_at_ms, NULL) AS serviceMs
    FROM figures_visits v JOIN figures_tickets t USING (ticket)
      LEFT JOIN figures_ratings r USING (visit)
    WHERE v.day = ? AND v.state <> 'undone' ORDER BY v.call_seq`);
  return (day) => ({ tickets: tickets.all(day).map(factOf), visits: visits.all(day) });
}

function factOf({ counter, person, waitMs, targetMs, ...ticket }: TicketRow): TicketFact {
  const isCalled = counter !== null && person !== null && waitMs !== null && targetMs !== null;
  return { ...ticket, first: isCalled ? { counter, person, waitMs, targetMs } : null };
}
