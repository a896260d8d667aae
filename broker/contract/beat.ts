import Type from "typebox";
import { message } from "./message.ts";

export const beat = message({
  kind: "beat",
  qos: 0,
  retain: false,
  bytesMax: 400,
  meaning:
    "Every 3 s: the server is there, its clock, the picture it has shown, the log it has stored.",
  body: Type.Object({
    epoch: Type.Integer(),
    version: Type.Integer(),
    /** Configuration revision that the board should have. */
    rev: Type.Integer(),
    /** Last stored sequence number of the board's log; 0 when nothing is stored. */
    upto: Type.Integer(),
  }),
  example: { epoch: 12, version: 871, rev: 7, upto: 48211 },
});
