import { readSlip } from "../../edge/simulated/read-slip.ts";
import type { SimulatedTicketPrinter } from "../../edge/simulated/ticket-printer.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import type { Thanks } from "./thanks.ts";

/** What was on paper, read from the ink alone. */
type Seen = { readonly label: string; readonly whole: boolean; readonly reprint: boolean };

/**
 * Compares what left the building (slips on paper, thanks at keypads) with what the journal
 * knows, and names every broken promise. It reads ink and bytes, not what the product says.
 */
export function brokenPromises(world: {
  readonly printer: SimulatedTicketPrinter;
  readonly thanks: Thanks;
  readonly journal: readonly HallEvent[];
}): string[] {
  const seen = world.printer.slips().flatMap((slip): Seen[] => {
    const { label, whole, reprint } = readSlip(slip);
    return label === undefined ? [] : [{ label, whole: whole && slip.cut, reprint }];
  });
  return [
    ...paperPromises(seen, world.journal),
    ...[1, 2, 3].flatMap((counter) => ratingPromises(counter, world)),
  ];
}

function paperPromises(seen: readonly Seen[], journal: readonly HallEvent[]): string[] {
  const issued = new Map<string, string>();
  const dead = new Set<string>();
  const proved = new Set<string>();
  const broken: string[] = [];
  for (const event of journal) {
    if (event.kind === "ticket-issued") {
      const label = labelOf(event.ticket);
      if (issued.has(label)) broken.push(`${label} was given twice in the journal`);
      issued.set(label, event.ticket);
    }
    if (event.kind === "ticket-voided") dead.add(labelOf(event.ticket));
    if (event.kind === "ticket-printed" && event.proved) proved.add(labelOf(event.ticket));
  }
  const firsts = seen.filter(({ reprint }) => !reprint).map(({ label }) => label);
  for (const label of new Set(firsts)) {
    if (firsts.filter((one) => one === label).length > 1) broken.push(`${label} is on paper twice`);
  }
  for (const { label, whole } of seen) {
    if (!issued.has(label)) broken.push(`${label} is on paper and the journal does not know it`);
    if (whole && dead.has(label)) broken.push(`${label} is on whole paper and void`);
  }
  const wholes = new Set(seen.filter(({ whole }) => whole).map(({ label }) => label));
  for (const label of proved) {
    if (!wholes.has(label)) broken.push(`${label} counts as printed and is not whole on paper`);
  }
  return broken;
}

/** Every score that was thanked for is in the journal, in the order of the presses. */
function ratingPromises(
  counter: number,
  { thanks, journal }: { readonly thanks: Thanks; readonly journal: readonly HallEvent[] },
): string[] {
  const kept = journal.flatMap((event) =>
    event.kind === "visit-rated" && event.counter === counter ? [event.score] : [],
  );
  let from = 0;
  for (const score of thanks.thankedAt(counter)) {
    const found = kept.indexOf(score, from);
    if (found < 0) {
      const told = `thanked for: ${thanks.thankedAt(counter).join()}; kept: ${kept.join()}`;
      return [`a rating of ${score} at counter ${counter} was thanked for and is lost (${told})`];
    }
    from = found + 1;
  }
  return [];
}

function labelOf(ticket: string): string {
  return ticket.slice(ticket.indexOf("/") + 1);
}
