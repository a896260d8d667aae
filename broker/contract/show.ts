import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { CounterNumber, Label, Milliseconds, VisitId } from "./vocabulary.ts";

/** What one counter's display and rating keypad should be. */
export const CounterPicture = Type.Object({
  counter: CounterNumber,
  open: Type.Boolean(),
  /** The ticket that is called there, and the seq of its last call. */
  current: Type.Union([
    Type.Object({ label: Label, seq: Type.Integer({ minimum: 1 }) }),
    Type.Null(),
  ]),
  /** The rating window, while it is open. */
  rating: Type.Union([Type.Object({ visit: VisitId, remainingMs: Milliseconds }), Type.Null()]),
});
export type CounterPicture = Static<typeof CounterPicture>;

/** One invitation. `seq` rises by one for each call and recall, and never restarts. */
export const Call = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  label: Label,
  counter: CounterNumber,
  /** Age when the picture was sent. */
  ageMs: Milliseconds,
  /** 1 for the call, 2 for the first recall, and so on. */
  times: Type.Integer({ minimum: 1 }),
  /** Undone: what was not spoken yet is not spoken. */
  undone: Type.Boolean(),
});
export type Call = Static<typeof Call>;

/** The last calls that travel in each picture: enough for a burst of all counters, five times over. */
export const callsMax = 32;

/** A call older than this when it reaches a board is shown but not spoken, ms. */
export const staleCallMs = 20_000;

/** The office gives no numbers now. */
export const ClosedHall = Type.Object({
  /** `over`: this date's numbers were given, or its hours are past. */
  why: Type.Union([Type.Literal("not-yet"), Type.Literal("over")]),
  /** This date's opening hours as the office's document has them, `07:30-11:30`; none: closed all day. */
  hours: Type.Array(Type.String({ maxLength: 16 }), { maxItems: 4 }),
});
export type ClosedHall = Static<typeof ClosedHall>;

/** The whole picture; replaced, never patched. */
export const Picture = Type.Object({
  epoch: Type.Integer({ minimum: 1 }),
  version: Type.Integer({ minimum: 0 }),
  counters: Type.Array(CounterPicture),
  calls: Type.Array(Call, { maxItems: callsMax }),
  /** Absent while numbers are given. */
  closed: Type.Optional(ClosedHall),
});
export type Picture = Static<typeof Picture>;

export const show = message({
  kind: "show",
  qos: 1,
  retain: false,
  bytesMax: 8 * 1024,
  meaning: "The whole picture for this board's displays, speakers and rating keypads.",
  body: Picture,
  example: {
    epoch: 12,
    version: 871,
    counters: [{ counter: 3, open: true, current: { label: "A042", seq: 312 }, rating: null }],
    calls: [{ seq: 312, label: "A042", counter: 3, ageMs: 0, times: 1, undone: false }],
  },
});
