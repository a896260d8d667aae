import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { DeviceName, Milliseconds, Words } from "./vocabulary.ts";

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

/** Something that a board found plugged in. */
export const FoundPort = Type.Object({
  /** As `port:` in office.yaml takes it. */
  port: Type.String({ maxLength: 200 }),
  /** What the system calls it, e.g. the name of a by-id link or a sound card. */
  label: Type.String({ maxLength: 200 }),
  /** USB `vendor:product` where there is one, four hexadecimal digits each. */
  usb: Type.Optional(Type.String({ pattern: "^[0-9a-f]{4}:[0-9a-f]{4}$" })),
  /** I²C addresses that answered on this bus. */
  addresses: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 127 }))),
  /** Ids of profiles that fit, best first. */
  profiles: Type.Array(Type.String(), { maxItems: 20 }),
  /** The configured devices that use it. */
  usedBy: Type.Array(DeviceName, { maxItems: 40 }),
});
export type FoundPort = Static<typeof FoundPort>;

/** A piece of what a line carried. */
export const LinePiece = Type.Object({
  agoMs: Milliseconds,
  /** `out`: from the board to the device. */
  direction: Type.Union([Type.Literal("in"), Type.Literal("out")]),
  /** The first bytes, two hexadecimal digits each. */
  hex: Type.String({ maxLength: 256 }),
  /** All of them, shown or not; 0 for a sentence, whose sound is not kept. */
  bytes: Type.Integer({ minimum: 0 }),
  /** A question that a driver asks again and again, or its answer: how often by now, if twice or more. */
  times: Type.Optional(Type.Integer({ minimum: 2 })),
  /** What they mean, where the driver can tell. */
  means: Type.Union([Words, Type.Null()]),
});
export type LinePiece = Static<typeof LinePiece>;

/** How far a command is; `done`, `failed` and `expired` are its last words. */
export const CommandResult = Type.Object({
  /** The command's id. */
  to: Type.String({ minLength: 1, maxLength: 64 }),
  status: Type.Union([
    Type.Literal("running"),
    Type.Literal("done"),
    Type.Literal("failed"),
    /** It came too late, or its id is older than what the board remembers. */
    Type.Literal("expired"),
  ]),
  /**
   * What a person does or sees now, e.g. `press-key:next`, or `press-key:next pressed:recall` when
   * another key came; a page has the words.
   */
  step: Type.Optional(Type.String({ maxLength: 64 })),
  /** Health code for `failed`, see `device-profiles/faults.ts`. */
  code: Type.Optional(Type.String({ maxLength: 64 })),
  found: Type.Optional(Type.Array(FoundPort, { maxItems: 40 })),
  line: Type.Optional(Type.Array(LinePiece, { maxItems: 30 })),
});
export type CommandResult = Static<typeof CommandResult>;

export const res = message({
  kind: "res",
  qos: 1,
  retain: false,
  bytesMax: 16 * 1024,
  meaning: "What became of a call at one device, or how far a command is.",
  body: Type.Union([CallProof, CommandResult]),
  example: { call: 312, device: "led3", status: "shown" },
});
