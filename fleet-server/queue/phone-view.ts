import { CounterNumber, Label, WaitMinutes, Words } from "@motcua/broker/contract";
import Type, { type Static } from "typebox";
import { estimate } from "./estimate.ts";
import type { Hall } from "./hall.ts";
import { must } from "./invariant.ts";
import type { Rules } from "./rules.ts";
import { isActive } from "./ticket.ts";
import { TicketState } from "./view.ts";

/** One ticket as its holder's phone shows it; nobody else's is in it. */
export const PhoneView = Type.Object({
  office: Words,
  label: Label,
  service: Words,
  state: TicketState,
  /** People ahead; null once called or closed. */
  ahead: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  wait: WaitMinutes,
  /** Where to go, or where it was served. */
  counter: Type.Union([CounterNumber, Type.Null()]),
});
export type PhoneView = Static<typeof PhoneView>;

/**
 * The ticket of a token. Found by hash, never by comparing with one token after the other: the
 * time of the answer tells nothing about other people's.
 */
export function phoneView(
  at: {
    readonly hall: Hall;
    readonly rules: Rules;
    readonly office: Words;
    /** Office time. */
    readonly nowMs: number;
  },
  token: string,
): PhoneView | undefined {
  const id = at.hall.tokens.get(token);
  if (id === undefined) return undefined;
  const ticket = must(at.hall.tickets.get(id), "a token's ticket is known");
  const { phase } = ticket;
  const queued = isActive(ticket) && phase.at !== "called";
  const { ahead, wait } = queued ? estimate(at, ticket, at.nowMs) : { ahead: null, wait: null };
  const rule = at.rules.services.find((service) => service.letter === ticket.service);
  return {
    office: at.office,
    label: ticket.label,
    service: rule?.name ?? { vi: ticket.service, en: ticket.service },
    state: phase.at,
    ahead,
    wait,
    counter: "counter" in phase ? phase.counter : null,
  };
}
