import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { DeviceName } from "./vocabulary.ts";

/** ok · degraded(code) works with a fault · down(code) does not work · unknown: cannot be seen. */
export const Health = Type.Object({
  state: Type.Union([
    Type.Literal("ok"),
    Type.Literal("degraded"),
    Type.Literal("down"),
    Type.Literal("unknown"),
  ]),
  /** Why, e.g. `paper-out`, `cover-open`, `unplugged`, `no-reply`; see `device-profiles/faults.ts`. */
  code: Type.Optional(Type.String()),
});
export type Health = Static<typeof Health>;

export const have = message({
  kind: "have",
  qos: 1,
  retain: true,
  bytesMax: 16 * 1024,
  meaning: "What is: the configuration in force or why it was refused, and each device's health.",
  body: Type.Object({
    rev: Type.Integer({ minimum: 0 }),
    problem: Type.Optional(
      Type.Object({
        rev: Type.Integer(),
        path: Type.String(),
        message: Type.String(),
        remedy: Type.String(),
      }),
    ),
    devices: Type.Array(
      Type.Object({
        name: DeviceName,
        profile: Type.String(),
        simulated: Type.Boolean(),
        health: Health,
        /** How long this health has lasted, ms. */
        forMs: Type.Integer({ minimum: 0 }),
      }),
    ),
    /** Where the board serves its own pages (touch page, bench), where it does. */
    pages: Type.Optional(Type.String()),
  }),
  example: {
    rev: 7,
    devices: [
      {
        name: "printer1",
        profile: "generic-80mm",
        simulated: true,
        health: { state: "down", code: "paper-out" },
        forMs: 1200,
      },
    ],
    pages: "http://127.0.0.1:8481",
  },
});
