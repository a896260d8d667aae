import {
  Because,
  BoardName,
  BusinessDay,
  CallProof,
  ClassId,
  CounterNumber,
  DeviceName,
  Health,
  Label,
  Milliseconds,
  ServiceLetter,
  StaffId,
  TicketId,
  Words,
} from "@motcua/broker/contract";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";

/** How the citizen holds the number. */
const Slip = Type.Union([
  Type.Literal("printing"),
  Type.Literal("printed"),
  /** Sent, but nothing proved that it came out. */
  Type.Literal("unproved"),
  /** On the kiosk's screen or a phone only. */
  Type.Literal("paperless"),
  /** Failed, and the printer may still print it late: a person decides. */
  Type.Literal("held"),
]);

export const TicketState = Type.Union([
  Type.Literal("printing"),
  Type.Literal("waiting"),
  Type.Literal("called"),
  Type.Literal("done"),
  Type.Literal("no-show"),
  Type.Literal("day-end"),
  Type.Literal("void"),
]);
export type TicketState = Static<typeof TicketState>;

/** A ticket in a list. */
export const TicketView = Type.Object({
  ticket: TicketId,
  label: Label,
  service: ServiceLetter,
  class: ClassId,
  state: TicketState,
  slip: Slip,
  /** Wall clock of the issue. */
  issuedAt: Type.Integer(),
  waitedMs: Milliseconds,
  counter: orNull(CounterNumber),
  /** Why the last print failed, a health code. */
  fault: orNull(Type.String()),
});
export type TicketView = Static<typeof TicketView>;

/** The proof that a call reached a device; `waiting` until the board reports. */
export const ProofView = Type.Object({
  device: DeviceName,
  kind: Type.Union([Type.Literal("display"), Type.Literal("speaker")]),
  status: Type.Union([CallProof.properties.status, Type.Literal("waiting")]),
  reason: orNull(Type.String()),
});
export type ProofView = Static<typeof ProofView>;

export const CounterView = Type.Object({
  number: CounterNumber,
  services: Type.Array(ServiceLetter),
  person: orNull(Type.Object({ id: StaffId, name: Type.String() })),
  current: orNull(
    Type.Object({
      ticket: TicketId,
      label: Label,
      service: ServiceLetter,
      class: ClassId,
      /** Since the last call: a recall begins anew. */
      calledForMs: Milliseconds,
      /** Wait before the call. */
      waitedMs: Milliseconds,
      times: Type.Integer({ minimum: 1 }),
      /** How long the call can still be undone; 0: not any more. */
      undoableMs: Milliseconds,
      /** How long until a no-show is accepted; 0: now; null: another call is needed. */
      noShowInMs: orNull(Milliseconds),
      because: Because,
      proofs: Type.Array(ProofView),
    }),
  ),
  /** Whom the policy would call next, and why. */
  next: orNull(Type.Object({ label: Label, because: Because })),
  /** The rating window after the last served ticket. */
  rating: orNull(Type.Object({ remainingMs: Milliseconds })),
});
export type CounterView = Static<typeof CounterView>;

/** Whether a board is here; `offline`: it said that it goes, `lost`: it did not. */
export const BoardState = Type.Union([
  Type.Literal("online"),
  Type.Literal("offline"),
  Type.Literal("lost"),
  Type.Literal("never-seen"),
]);

/** The whole hall as staff pages show it; sent anew at each change. */
export const HallView = Type.Object({
  epoch: Type.Integer(),
  version: Type.Integer(),
  /** Wall clock when this was made; ages count from here. */
  at: Type.Integer(),
  office: Words,
  day: orNull(Type.Object({ label: BusinessDay, open: Type.Boolean() })),
  storage: Type.Union([Type.Literal("ok"), Type.Literal("full"), Type.Literal("read-only")]),
  services: Type.Array(
    Type.Object({
      letter: ServiceLetter,
      name: Words,
      waiting: Type.Integer(),
      longestMs: Milliseconds,
    }),
  ),
  classes: Type.Array(Type.Object({ id: ClassId, name: Words })),
  staff: Type.Array(Type.Object({ id: StaffId, name: Type.String() })),
  counters: Type.Array(CounterView),
  /** Waiting, in order of arrival; at most `waitingShown`. */
  waiting: Type.Array(TicketView),
  waitingCount: Type.Integer(),
  /** Slips that a person should look at: printing, held, unproved, paperless. */
  slips: Type.Array(TicketView),
  /** The printer of reception's slips, unknown while its board is away; null: the office has none. */
  slipPrinter: orNull(Health),
  boards: Type.Array(
    Type.Object({
      name: BoardName,
      state: BoardState,
      /** No machine has this position: the next one is awaited. */
      vacant: Type.Boolean(),
      pages: orNull(Type.String()),
      simulated: Type.Boolean(),
      devices: Type.Array(
        Type.Object({ name: DeviceName, profile: Type.String(), health: Health }),
      ),
    }),
  ),
});
export type HallView = Static<typeof HallView>;

/** Enough for a screen; the count says how many there are. */
export const waitingShown = 60;
