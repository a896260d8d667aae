import type {
  Because,
  BoardName,
  BusinessDay,
  ClassId,
  CounterNumber,
  DeviceName,
  Label,
  ReasonId,
  Score,
  ServiceLetter,
  StaffId,
  TicketId,
  VisitId,
  WaitMinutes,
} from "@motcua/broker/contract";
import type { Actor, Source } from "./commands.ts";

/**
 * What happened, in the past tense and complete: replay needs nothing else. Events are for ever:
 * a later release reads every one of these.
 */
export type HallEvent = {
  /** The command that caused it; the events of one command share it. */
  readonly cause: string;
  readonly atMs: number;
  readonly wallMs: number;
  readonly actor: Actor;
} & Happening;

export type Happening =
  | { readonly kind: "day-opened"; readonly day: BusinessDay }
  /** The same date was opened again: numbers go on where they were. */
  | { readonly kind: "day-reopened"; readonly day: BusinessDay }
  | { readonly kind: "day-closed"; readonly day: BusinessDay }
  | {
      readonly kind: "ticket-issued";
      readonly ticket: TicketId;
      readonly label: Label;
      readonly service: ServiceLetter;
      readonly class: ClassId;
      readonly source: Source;
      readonly token: string;
      readonly ahead: number;
      readonly wait: WaitMinutes;
      /** The first slip's job; null for a paperless ticket, which waits at once. */
      readonly print: PrintJob | null;
    }
  | { readonly kind: "reprint-asked"; readonly ticket: TicketId; readonly print: PrintJob }
  | {
      readonly kind: "ticket-printed";
      readonly ticket: TicketId;
      readonly cmd: string;
      /** False: nothing proved it, and no fault was named. */
      readonly proved: boolean;
    }
  | {
      readonly kind: "print-failed";
      readonly ticket: TicketId;
      readonly cmd: string;
      readonly reason: string;
      /** What the ticket is now: on the screen, dead, or held until the printer or a person decides; `kept` for a reprint. */
      readonly becomes: "paperless" | "void" | "held" | "kept";
    }
  | {
      readonly kind: "ticket-voided";
      readonly ticket: TicketId;
      readonly reason: "tap-abandoned" | "staff";
    }
  | { readonly kind: "counter-opened"; readonly counter: CounterNumber; readonly person: StaffId }
  | { readonly kind: "counter-closed"; readonly counter: CounterNumber; readonly person: StaffId }
  | {
      readonly kind: "ticket-called";
      readonly ticket: TicketId;
      readonly counter: CounterNumber;
      readonly person: StaffId;
      readonly visit: VisitId;
      /** Rises by one for each call and recall; never restarts. */
      readonly seq: number;
      readonly because: Because;
    }
  | {
      readonly kind: "ticket-recalled";
      readonly ticket: TicketId;
      readonly counter: CounterNumber;
      readonly seq: number;
      /** 2 for the first recall. */
      readonly times: number;
    }
  | {
      readonly kind: "call-undone";
      readonly ticket: TicketId;
      readonly counter: CounterNumber;
      /** Every call seq of this visit. */
      readonly seqs: readonly number[];
    }
  | {
      readonly kind: "ticket-no-show";
      readonly ticket: TicketId;
      readonly counter: CounterNumber;
      readonly person: StaffId;
      readonly visit: VisitId;
    }
  | {
      readonly kind: "ticket-served";
      readonly ticket: TicketId;
      readonly counter: CounterNumber;
      readonly person: StaffId;
      readonly visit: VisitId;
      readonly service: ServiceLetter;
      readonly ratingMs: number;
    }
  | {
      readonly kind: "ticket-transferred";
      readonly ticket: TicketId;
      readonly counter: CounterNumber;
      readonly person: StaffId;
      readonly visit: VisitId;
      readonly from: ServiceLetter;
      readonly to: ServiceLetter;
    }
  | { readonly kind: "ticket-day-ended"; readonly ticket: TicketId }
  /** Each press is kept; the last of a visit counts. */
  | {
      readonly kind: "visit-rated";
      readonly ticket: TicketId;
      readonly visit: VisitId;
      readonly counter: CounterNumber;
      readonly person: StaffId;
      readonly service: ServiceLetter;
      readonly score: Score;
      readonly press: string;
      /** The day that the visit belongs to, which may be closed by now. */
      readonly day: BusinessDay;
      /** Why somebody was not satisfied, where a page asked and one of the office's reasons came. */
      readonly reason?: ReasonId;
    };

/** A slip to print: its command id and where. */
export type PrintJob = {
  readonly cmd: string;
  readonly board: BoardName;
  readonly printer: DeviceName;
};

/** Version of each kind of event as this release writes it. */
export const eventVersion = 1;
