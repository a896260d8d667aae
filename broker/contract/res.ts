import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { DeviceName } from "./vocabulary.ts";

/** Proof, or its absence, that a call was shown or spoken. */
export const CallProof = Type.Object({
  /** The seq of the call. */
  call: Type.Integer({ minimum: 1 }),
  device: DeviceName,
  status: Type.Union([
    Type.Literal("shown"),
    /** Sent to a display that never answers: nobody can know. */
    Type.Literal("sent"),
    Type.Literal("spoken"),
    /** Not spoken because it was too old when it arrived, or was undone before its turn. */
    Type.Literal("skipped"),
    Type.Literal("failed"),
  ]),
  /** Health code for `failed`; `stale` or `undone` for `skipped`. */
  reason: Type.Optional(Type.String()),
});
export type CallProof = Static<typeof CallProof>;

export const res = message({
  kind: "res",
  qos: 1,
  retain: false,
  bytesMax: 1024,
  meaning: "What became of a call at one device.",
  body: CallProof,
  example: { call: 312, device: "led3", status: "shown" },
});
