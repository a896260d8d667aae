import Type from "typebox";
import { message } from "./message.ts";
import { Id } from "./vocabulary.ts";

export const ack = message({
  kind: "ack",
  qos: 1,
  retain: false,
  bytesMax: 512,
  meaning:
    "All facts of this log up to `upto` are stored by the server: the board may forget them.",
  body: Type.Object({ log: Id, upto: Type.Integer({ minimum: 0 }) }),
  example: { log: "01JDEMO0000000000000000000", upto: 48211 },
});
