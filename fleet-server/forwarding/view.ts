import { BusinessDay, Milliseconds } from "@motcua/broker/contract";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";
import { hindrances } from "./adapter.ts";

/** One summary in the lists of what is handed on. */
const DeliveryView = Type.Object({
  day: BusinessDay,
  revision: Type.Integer({ minimum: 1 }),
  tries: Type.Integer({ minimum: 0 }),
  /** Wall clock of the last try, or of the summary when there was none, ms since 1970. */
  at: Type.Integer(),
  /** What stood in the way of the last try; null when nothing did. */
  why: orNull(Type.String()),
  /** HTTP status of that try's answer. */
  status: orNull(Type.Integer()),
  /** The receiver's own words, at most 2 KiB; text from outside. */
  words: orNull(Type.String()),
});
export type DeliveryView = Static<typeof DeliveryView>;

/** How it stands with the receiver. */
const ReceiverState = Type.Union([
  /** The last try was answered, or there was none yet. */
  Type.Object({ state: Type.Literal("closed") }),
  Type.Object({
    /** `open`: failed so often in a row that it is taken for away, and asked with one at a time. */
    state: Type.Union([Type.Literal("failing"), Type.Literal("open")]),
    /** Wall clock of the first failure in the row, ms since 1970. */
    sinceMs: Type.Integer(),
    failures: Type.Integer({ minimum: 1 }),
    /** What stood in the way of the latest try. */
    why: Type.Enum(hindrances),
  }),
]);

/** What is handed on to the ward's administrative system; at most 400 in each list. */
export const ForwardingView = Type.Object({
  /** Address without query, or folder; null: the office names none, and all waits. */
  receiver: orNull(Type.String()),
  breaker: ReceiverState,
  /** Pause after a failed try; null while there is none. */
  triesAgainInMs: orNull(Milliseconds),
  /** All there are, in the lists or not. */
  counts: Type.Object({
    waiting: Type.Integer({ minimum: 0 }),
    refused: Type.Integer({ minimum: 0 }),
  }),
  /** The next one that is tried comes first; the other lists begin with the newest. */
  waiting: Type.Array(DeliveryView),
  /** The receiver will not have these: a person must look, mend, and send again. */
  refused: Type.Array(DeliveryView),
  sent: Type.Array(DeliveryView),
});
export type ForwardingView = Static<typeof ForwardingView>;
