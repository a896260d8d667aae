import { BoardName, DeviceName, LinePiece, Milliseconds, Words } from "@motcua/broker/contract";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";

/** How far an act is, as people are told. */
export const ActState = Type.Union([
  /** The board has it and does another one at this device first. */
  Type.Literal("queued"),
  /** On its way: the board has not said anything yet. */
  Type.Literal("sent"),
  Type.Literal("received"),
  Type.Literal("running"),
  Type.Literal("done"),
  Type.Literal("failed"),
  /** It came too late, or nothing was heard of it any more. */
  Type.Literal("expired"),
]);
export type ActState = Static<typeof ActState>;

/** A model that fits what was found, and the `port:` with which it would be configured. */
const FittingModel = Type.Object({
  profile: Type.String(),
  labels: Words,
  port: Type.String(),
});

/** Something that is plugged into a board. */
export const FoundView = Type.Object({
  port: Type.String(),
  label: Type.String(),
  usb: orNull(Type.String()),
  addresses: Type.Array(Type.Integer()),
  fits: Type.Array(FittingModel),
  usedBy: Type.Array(DeviceName),
});
export type FoundView = Static<typeof FoundView>;

/** One act at a board. */
export const ActView = Type.Object({
  id: Type.String(),
  board: BoardName,
  device: orNull(DeviceName),
  name: Type.String(),
  state: ActState,
  /** What a person does or sees now, e.g. `press-key:next`, or `unproved` at the end of a print. */
  step: orNull(Type.String()),
  /** Health code of what failed; see `device-profiles/faults.ts`. */
  code: orNull(Type.String()),
  /** Since it was last heard of. */
  quietMs: Milliseconds,
  found: Type.Array(FoundView),
  /** What a line last carried, oldest first. */
  line: Type.Array(LinePiece),
});
export type ActView = Static<typeof ActView>;
