import Type from "typebox";
import { message } from "./message.ts";
import { Id } from "./vocabulary.ts";

/** Birth and last will of a board. The will is made at CONNECT, so it carries only the session. */
export const state = message({
  kind: "state",
  qos: 1,
  retain: true,
  bytesMax: 1024,
  meaning: "A board is here, is gone by its own will, or was lost (the broker publishes the will).",
  body: Type.Union([
    Type.Object({
      state: Type.Literal("online"),
      /** Program version. */
      fw: Type.String(),
      /** The last sequence number of each log that this board keeps. */
      logs: Type.Record(Id, Type.Integer({ minimum: 0 })),
    }),
    Type.Object({
      state: Type.Literal("offline"),
      reason: Type.Union([Type.Literal("stopped"), Type.Literal("reboot"), Type.Literal("update")]),
    }),
    Type.Object({ state: Type.Literal("lost") }),
  ]),
  example: { state: "online", fw: "0.1.0", logs: { "01JDEMO0000000000000000000": 48211 } },
});
