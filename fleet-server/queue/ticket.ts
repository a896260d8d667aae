import type {
  Because,
  ClassId,
  CounterNumber,
  Label,
  ServiceLetter,
  StaffId,
  TicketId,
  VisitId,
} from "@motcua/broker/contract";
import type { Source } from "./commands.ts";

/** One visit of a citizen. Label, service letter in it, class and arrival never change. */
export type Ticket = {
  readonly id: TicketId;
  readonly label: Label;
  /** What it waits for now; a transfer changes it, never the label. */
  readonly service: ServiceLetter;
  readonly class: ClassId;
  readonly source: Source;
  readonly token: string;
  /** Office time of the issue: the first arrival, by which it is called for ever. */
  readonly arrivalMs: number;
  readonly issuedWallMs: number;
  /** Rises by one with each ticket of the day. */
  readonly order: number;
  readonly phase: Phase;
  readonly slip: Slip;
  /** Every slip that was sent for it, oldest first. */
  readonly jobs: readonly Job[];
  /** Why the last print failed, a health code. */
  readonly fault: string | null;
  /** Office time of the first call that was not undone; null before. */
  readonly firstCallMs: number | null;
  /** Visits so far, undone ones included, so that no visit id is given twice. */
  readonly visits: number;
};

/** Where a ticket is; it is in one place only. */
export type Phase =
  | { readonly at: "printing" }
  | { readonly at: "waiting" }
  | CalledPhase
  | { readonly at: "done"; readonly counter: CounterNumber }
  | { readonly at: "no-show"; readonly counter: CounterNumber }
  | { readonly at: "day-end" }
  | { readonly at: "void" };

export type CalledPhase = {
  readonly at: "called";
  readonly counter: CounterNumber;
  readonly person: StaffId;
  readonly visit: VisitId;
  readonly because: Because;
  /** The call and its recalls, oldest first. */
  readonly calls: readonly { readonly seq: number; readonly atMs: number }[];
};

/** How the citizen holds the number. */
export type Slip = "printing" | "printed" | "unproved" | "paperless" | "held";

export type Job = {
  readonly cmd: string;
  /** Office time when the slip was asked for. */
  readonly askedMs: number;
  readonly outcome: "pending" | "printed" | "unknown" | "failed";
};

/**
 * A slip is on its way for this long, ms: the life of the command that asks a board for it. After
 * that no board prints it, one that is gone reports nothing more, and a person may ask for another.
 */
export const slipLifeMs = 60_000;

/** Still in the hall: it may be printed again, called, or closed by the day's end. */
export function isActive(ticket: Ticket): boolean {
  const { at } = ticket.phase;
  return at === "printing" || at === "waiting" || at === "called";
}

/**
 * A person should look at this ticket: its slip is not proved to be in the citizen's hand, or it
 * died with a fault and the citizen must be told. A kiosk gives paper unless its printer is down:
 * staff may print what it could not. One that was never meant to be on paper is fine: reception
 * gave it so, or its kiosk has a screen and no printer.
 */
export function needsEyes(ticket: Ticket): boolean {
  if (ticket.phase.at === "void") return ticket.fault !== null;
  const { jobs, source } = ticket;
  const ofPaperKiosk = source.at === "kiosk" && source.printerless !== true;
  const wantsPaper = jobs.length > 0 || ofPaperKiosk;
  return isActive(ticket) && ticket.slip !== "printed" && wantsPaper;
}
