import type { Happening, PrintJob } from "../events.ts";
import type { Hall } from "../hall.ts";
import { invariant } from "../invariant.ts";
import type { Job, Slip, Ticket } from "../ticket.ts";
import { add, put, ticketOf } from "./put.ts";

type Of<K extends Happening["kind"]> = Extract<Happening, { kind: K }>;

/** A number is given: it waits at once, or when its slip has come. */
export function issue(
  hall: Hall,
  event: Of<"ticket-issued">,
  at: { readonly atMs: number; readonly wallMs: number },
): Hall {
  const number = Number(event.label.slice(1));
  const last = hall.numbers.get(event.service) ?? 0;
  invariant(number === last + 1, "numbers of a series rise by one");
  invariant(!hall.tokens.has(event.token), "a ticket's page is nobody else's");
  const ticket: Ticket = {
    id: event.ticket,
    label: event.label,
    service: event.service,
    class: event.class,
    source: event.source,
    token: event.token,
    arrivalMs: at.atMs,
    issuedWallMs: at.wallMs,
    order: hall.tickets.size + 1,
    phase: { at: event.print === null ? "waiting" : "printing" },
    slip: event.print === null ? "paperless" : "printing",
    jobs: event.print === null ? [] : [pending(event.print, at.atMs)],
    fault: null,
    firstCallMs: null,
    visits: 0,
  };
  return {
    ...add(hall, ticket),
    tokens: hall.tokens.set(event.token, event.ticket),
    numbers: hall.numbers.set(event.service, number),
  };
}

/** A person asked for one more slip, marked "IN LẠI". */
export function askReprint(hall: Hall, event: Of<"reprint-asked">, atMs: number): Hall {
  const ticket = ticketOf(hall, event.ticket);
  return put(hall, { ...ticket, jobs: [...ticket.jobs, pending(event.print, atMs)] });
}

/** A slip came out: who was waiting for it waits for a call now. */
export function takeSlip(hall: Hall, event: Of<"ticket-printed">): Hall {
  const ticket = ticketOf(hall, event.ticket);
  const proved = event.proved || ticket.slip === "printed";
  return put(hall, {
    ...settled(ticket, event.cmd, event.proved ? "printed" : "unknown"),
    phase: ticket.phase.at === "printing" ? { at: "waiting" } : ticket.phase,
    slip: proved ? "printed" : "unproved",
    fault: ticket.phase.at === "void" ? ticket.fault : null,
  });
}

/** A slip did not come. What the ticket is now was decided by what the citizen holds. */
export function missSlip(hall: Hall, event: Of<"print-failed">): Hall {
  const ticket = ticketOf(hall, event.ticket);
  const failed = { ...settled(ticket, event.cmd, "failed"), fault: event.reason };
  const slip: Slip =
    event.becomes === "kept" || event.becomes === "void" ? ticket.slip : event.becomes;
  switch (event.becomes) {
    case "paperless":
      return put(hall, { ...failed, slip, phase: { at: "waiting" } });
    case "void":
      return put(hall, { ...failed, slip, phase: { at: "void" } });
    case "held":
    case "kept":
      return put(hall, { ...failed, slip });
  }
}

function pending(print: PrintJob, askedMs: number): Job {
  return { cmd: print.cmd, askedMs, outcome: "pending" };
}

function settled(ticket: Ticket, cmd: string, outcome: Job["outcome"]): Ticket {
  const jobs = ticket.jobs.map((job) => (job.cmd === cmd ? { ...job, outcome } : job));
  return { ...ticket, jobs };
}
