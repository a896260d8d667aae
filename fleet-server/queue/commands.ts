import type {
  BoardName,
  BusinessDay,
  ClassId,
  CounterNumber,
  DeviceName,
  ReasonId,
  Score,
  ServiceLetter,
  StaffId,
  TicketId,
  VisitId,
} from "@motcua/broker/contract";

/** Where a ticket comes from, and what its holder will have in hand. */
export type Source =
  | {
      readonly at: "kiosk";
      readonly board: BoardName;
      readonly device: DeviceName;
      readonly printer: DeviceName | null;
      /** The board has no printer at all: nobody was promised paper. Journals before know only boards with one. */
      readonly printerless?: true;
      readonly screen: boolean;
    }
  | {
      readonly at: "reception";
      readonly print: { readonly board: BoardName; readonly printer: DeviceName } | null;
    };

/** Who acts: a board's key or page, a staff page, or the office's own clock. */
export type Actor =
  | { readonly by: "board"; readonly board: BoardName }
  | { readonly by: "staff-page" }
  | { readonly by: "hours" };

/**
 * A wish to change the hall. `id` is the press, tap or Idempotency-Key: a repeated id is answered
 * as the first time. `atMs` is office time: it never runs backwards, whatever the wall clock does.
 */
export type Command = {
  readonly id: string;
  readonly atMs: number;
  /** Wall clock, ms since 1970, for people to read. */
  readonly wallMs: number;
  readonly actor: Actor;
} & Act;

export type Act =
  | { readonly name: "open-day"; readonly day: BusinessDay }
  | { readonly name: "close-day" }
  | {
      readonly name: "issue";
      readonly service: ServiceLetter;
      readonly class: ClassId;
      readonly source: Source;
      /** Random, opaque: the key of the ticket's own page. */
      readonly token: string;
    }
  | {
      readonly name: "print-result";
      readonly ticket: TicketId;
      readonly cmd: string;
      readonly outcome: "printed" | "unknown" | "failed";
      readonly reason: string | null;
      readonly cleared: boolean;
    }
  | { readonly name: "tap-abandoned"; readonly ticket: TicketId; readonly cmd: string }
  | {
      readonly name: "reprint";
      readonly ticket: TicketId;
      readonly to: { readonly board: BoardName; readonly printer: DeviceName };
    }
  | { readonly name: "void"; readonly ticket: TicketId }
  | { readonly name: "login"; readonly counter: CounterNumber; readonly person: StaffId }
  | { readonly name: "login"; readonly counter: CounterNumber; readonly code: string }
  | { readonly name: "logout"; readonly counter: CounterNumber }
  | { readonly name: "call-next"; readonly counter: CounterNumber }
  | { readonly name: "recall"; readonly counter: CounterNumber }
  | { readonly name: "no-show"; readonly counter: CounterNumber }
  | { readonly name: "finish"; readonly counter: CounterNumber }
  | { readonly name: "undo-call"; readonly counter: CounterNumber }
  | { readonly name: "transfer"; readonly counter: CounterNumber; readonly service: ServiceLetter }
  | {
      readonly name: "rate";
      readonly visit: VisitId;
      readonly counter: CounterNumber;
      readonly score: Score;
      readonly press: string;
      readonly reason?: ReasonId;
    };
