import type { Fact, TicketId } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";

/** The slips that failed of late, for the screen on which their numbers stand. */
export type MissingSlips = {
  /** What became of a slip: one that failed is noted. */
  note(fact: Fact): void;
  now(): readonly TicketId[];
};

/** A number stays on a kiosk's screen for 20 s; its slip may fail before the page has its answer. */
const toldForMs = 30_000;

/** Notes each slip that did not come out after its number was promised on paper. */
export function noteMissingSlips(clock: Clock): MissingSlips {
  let missing: readonly { readonly ticket: TicketId; readonly atMs: number }[] = [];
  const recent = () => missing.filter(({ atMs }) => clock.monoMs() - atMs < toldForMs);
  return {
    note: (fact) => {
      if (fact.kind !== "print-result") return;
      const { outcome, ticket } = fact;
      missing = recent().filter((one) => one.ticket !== ticket);
      if (outcome === "failed") missing = [...missing, { ticket, atMs: clock.monoMs() }];
    },
    now: () => recent().map(({ ticket }) => ticket),
  };
}
