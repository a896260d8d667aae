import Type, { type Static } from "typebox";
import { WaitMinutes } from "./answer.ts";
import { message } from "./message.ts";
import { DeviceName, Label, Milliseconds, TicketId, Words } from "./vocabulary.ts";

/** Everything that stands on a slip; the board lays it out for its printer's paper. */
export const TicketSlip = Type.Object({
  ticket: TicketId,
  label: Label,
  office: Words,
  service: Words,
  /** Null for the normal class, which is not printed. */
  class: Type.Union([Words, Type.Null()]),
  /** Wall clock of the issue, ms since 1970. */
  issuedAt: Type.Integer(),
  ahead: Type.Integer({ minimum: 0 }),
  wait: WaitMinutes,
  link: Type.String(),
  /** True for a second slip of the same ticket, which is marked "IN LẠI". */
  reprint: Type.Boolean(),
});
export type TicketSlip = Static<typeof TicketSlip>;

/** A slip that is no ticket: a claim code, a test. */
export const Note = Type.Object({
  title: Words,
  lines: Type.Array(Words, { maxItems: 12 }),
  /** Printed large, such as a claim code. */
  code: Type.Union([Type.String({ maxLength: 24 }), Type.Null()]),
  qr: Type.Union([Type.String({ maxLength: 512 }), Type.Null()]),
});
export type Note = Static<typeof Note>;

const common = {
  /** Id of the act. A ticket's: ticket, slip and a piece of the token, `print:2026-11-24/C042/1/q83vEj`. */
  cmd: Type.String({ minLength: 1, maxLength: 64 }),
  /** How long the act is worth doing, from its arrival. */
  ttlMs: Milliseconds,
};

const PrintTicket = Type.Object({
  ...common,
  name: Type.Literal("print-ticket"),
  device: DeviceName,
  /** The ask that this slip answers; null for a reprint asked by staff. */
  tap: Type.Union([Type.String(), Type.Null()]),
  slip: TicketSlip,
});
export type PrintTicket = Static<typeof PrintTicket>;

/** Every act but the printing of a ticket, whose result is a durable fact. Their result is a `res`. */
const BoardAct = Type.Union([
  Type.Object({
    ...common,
    name: Type.Literal("print-note"),
    device: DeviceName,
    note: Note,
  }),
  /** The device shows, says or prints its test, or waits for each of its keys. */
  Type.Object({ ...common, name: Type.Literal("test-device"), device: DeviceName }),
  /** The person has left: a test under way ends, and the device is back at its work. */
  Type.Object({ ...common, name: Type.Literal("end-test"), device: DeviceName }),
  /** What the device's line last carried. */
  Type.Object({ ...common, name: Type.Literal("read-line"), device: DeviceName }),
  /** What is plugged in, configured or not. */
  Type.Object({ ...common, name: Type.Literal("find-devices") }),
  /** Send the flight recorder's file to the server. */
  Type.Object({ ...common, name: Type.Literal("send-recording") }),
]);
export type BoardAct = Static<typeof BoardAct>;

export const cmd = message({
  kind: "cmd",
  qos: 1,
  retain: false,
  bytesMax: 16 * 1024,
  meaning: "One act for a board. A repeated id is done once; its stored result is told again.",
  body: Type.Union([PrintTicket, ...BoardAct.anyOf]),
  example: {
    cmd: "print:2026-11-24/C042/1/q83vEj",
    name: "print-ticket",
    device: "printer1",
    ttlMs: 60_000,
    tap: "01JDEMO0000000000000000001",
    slip: {
      ticket: "2026-11-24/C042",
      label: "C042",
      office: { vi: "UBND phường Mẫu", en: "Sample Ward" },
      service: { vi: "Chứng thực", en: "Certification" },
      class: null,
      issuedAt: 1_795_500_000_000,
      ahead: 3,
      wait: { from: 15, to: 20 },
      link: "http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4kA",
      reprint: false,
    },
  },
});
export type Command = Static<typeof cmd.body>;
