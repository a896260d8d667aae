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

export const cmd = message({
  kind: "cmd",
  qos: 1,
  retain: false,
  bytesMax: 16 * 1024,
  meaning: "One act for one device. A repeated id is done once; its stored result is told again.",
  body: Type.Object({
    /** Id of the act: ticket, slip and a piece of the token, `print:2026-11-24/C042/1/q83vEj`. */
    cmd: Type.String({ maxLength: 64 }),
    name: Type.Literal("print-ticket"),
    device: DeviceName,
    ttlMs: Milliseconds,
    /** The ask that this slip answers; null for a reprint asked by staff. */
    tap: Type.Union([Type.String(), Type.Null()]),
    slip: TicketSlip,
  }),
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
