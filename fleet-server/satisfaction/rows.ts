import type { Store } from "@motcua/broker/log";

/** Where a ticket is, as the figures tell it apart. Packs hold places in this list: only add. */
export const ticketStates = [
  "printing",
  "waiting",
  "called",
  "served",
  "no-show",
  "day-ended",
  "void",
] as const;
export type TicketState = (typeof ticketStates)[number];

/**
 * How a call went on. A call of a ticket that was voided while called counts as undone. Packs hold
 * places in this list: only add.
 */
export const visitStates = [
  "called",
  "served",
  "no-show",
  "transferred",
  "day-ended",
  "undone",
] as const;
export type VisitState = (typeof visitStates)[number];

export type TicketRow = {
  readonly ticket: string;
  /** The service of its issue, and the one that it belongs to now. */
  readonly issuedFor: string;
  readonly service: string;
  readonly issuedAtMs: number;
  readonly state: TicketState;
};

export type VisitRow = {
  readonly ticket: string;
  readonly service: string;
  readonly counter: number;
  readonly callSeq: number;
  readonly calledAtMs: number;
  readonly state: VisitState;
  readonly transferredTo: string | null;
};

/** One a visit: the last press. */
type RatingRow = { readonly service: string; readonly counter: number; readonly score: number };

type DayRow = { readonly day: string; readonly state: "open" | "closed" };

/** All that a business day's figures are counted from. */
export type DayRows = DayRow & {
  readonly tickets: readonly TicketRow[];
  readonly visits: readonly VisitRow[];
  readonly ratings: readonly RatingRow[];
};

/** Reads a day, or the one that was opened last, as it stood at one moment. */
export function readDay(store: Store, day: string | undefined): DayRows | undefined {
  return store.transaction(() => {
    const found = findDay(store, day);
    if (found === undefined) return undefined;
    const rows = <R>(sql: string) => store.prepare<[string], R>(sql).all(found.day);
    return {
      ...found,
      tickets: rows<TicketRow>(`SELECT ticket, issued_for AS issuedFor, service,
        issued_at_ms AS issuedAtMs, state FROM figures_tickets WHERE day = ?`),
      visits: rows<VisitRow>(`SELECT ticket, service, counter, call_seq AS callSeq,
        called_at_ms AS calledAtMs, state, transferred_to AS transferredTo
        FROM figures_visits WHERE day = ?`),
      ratings: rows<RatingRow>("SELECT service, counter, score FROM figures_ratings WHERE day = ?"),
    };
  })();
}

function findDay(store: Store, day: string | undefined): DayRow | undefined {
  if (day !== undefined) {
    const named = store.prepare<[string], DayRow>(
      "SELECT day, state FROM figures_days WHERE day = ?",
    );
    return named.get(day);
  }
  const latest = "SELECT day, state FROM figures_days ORDER BY opened_seq DESC LIMIT 1";
  return store.prepare<[], DayRow>(latest).get();
}
