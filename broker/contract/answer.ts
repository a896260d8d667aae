import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { Problem } from "./problems.ts";
import { Label, TicketId } from "./vocabulary.ts";

/** Expected wait in minutes as shown to the citizen, or null while no counter is open for it. */
export const WaitMinutes = Type.Union([
  Type.Object({ from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) }),
  Type.Null(),
]);
export type WaitMinutes = Static<typeof WaitMinutes>;

/** Why a ticket was chosen, for the person who called: score = waited ÷ target. */
export const Because = Type.Object({
  policy: Type.String(),
  class: Type.String(),
  waitedMs: Type.Integer({ minimum: 0 }),
  targetMs: Type.Integer({ minimum: 1 }),
});
export type Because = Static<typeof Because>;

/** What a granted request gives back. */
export const Granted = Type.Union([
  Type.Object({
    name: Type.Literal("issued"),
    ticket: TicketId,
    label: Label,
    ahead: Type.Integer({ minimum: 0 }),
    wait: WaitMinutes,
    /** Opaque link to the ticket's own page. */
    link: Type.String(),
    /** False where no printer will give a slip: the number stays on the screen. */
    paper: Type.Boolean(),
  }),
  Type.Object({ name: Type.Literal("called"), ticket: TicketId, label: Label, because: Because }),
  Type.Object({ name: Type.Literal("done"), label: Type.Optional(Label) }),
]);
export type Granted = Static<typeof Granted>;

/** The answer to an ask, or to the same command over HTTP. */
export type Answer = { readonly ok: Granted } | { readonly problem: Problem };

export const answer = message({
  kind: "answer",
  qos: 0,
  retain: false,
  bytesMax: 4096,
  meaning: "The one answer to an ask; a repeated ask gets the first answer again.",
  body: Type.Union([
    Type.Object({ to: Type.String(), ok: Granted }),
    Type.Object({ to: Type.String(), problem: Problem }),
  ]),
  example: {
    to: "01JDEMO0000000000000000001",
    ok: {
      name: "issued",
      ticket: "2026-11-24/C042",
      label: "C042",
      ahead: 3,
      wait: { from: 15, to: 20 },
      link: "http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4kA",
      paper: true,
    },
  },
});
