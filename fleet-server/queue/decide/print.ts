import type { Happening } from "../events.ts";
import { isActive, type Job, slipLifeMs, type Ticket } from "../ticket.ts";
import { type CommandOf, type Office, type Outcome, refuse } from "./decision.ts";
import { slipCommand } from "./issue.ts";

/** Slips of one ticket; more than this is a printer to mend, not a slip to print once more. */
const slipsMax = 20;

/** Health code of a slip that its board gave up before a byte of it was sent. */
const notBegun = "no-reply";

const nothing: readonly Happening[] = [];

/**
 * What became of a slip. What the citizen holds decides: a slip (proved or not) waits for a
 * call; a number on a screen waits without paper; with keys only, nothing is held and the
 * number dies, unless the printer may still print it late.
 */
export function printResult({ hall }: Office, command: CommandOf<"print-result">): Outcome {
  const ticket = hall.tickets.get(command.ticket);
  if (ticket === undefined) return refuse("unknown-ticket");
  const job = ticket.jobs.find((sent) => sent.cmd === command.cmd);
  if (job === undefined) return refuse("unknown-ticket", "cmd");
  const { ticket: id, cmd, outcome } = command;
  switch (outcome) {
    case "printed":
      // Also late, after "failed" or "unknown": a proof is a proof.
      if (job.outcome === "printed") return nothing;
      return [{ kind: "ticket-printed", ticket: id, cmd, proved: true }];
    case "unknown":
      if (job.outcome !== "pending") return nothing;
      return [{ kind: "ticket-printed", ticket: id, cmd, proved: false }];
    case "failed": {
      if (job.outcome !== "pending") return nothing;
      const becomes = afterFailure(ticket, job, command.cleared);
      const reason = command.reason ?? "unknown";
      return [{ kind: "print-failed", ticket: id, cmd, reason, becomes }];
    }
  }
}

/**
 * The board gave a slip or a tap up. A first slip that nobody waited for takes its number along;
 * a reprint, or a slip of someone who has another one asked for or in hand, is only settled. A
 * tap that ended without any slip while the number waits was never seen by its citizen.
 */
export function tapAbandoned({ hall }: Office, command: CommandOf<"tap-abandoned">): Outcome {
  const ticket = hall.tickets.get(command.ticket);
  if (ticket === undefined) return refuse("unknown-ticket");
  const { ticket: id, cmd } = command;
  const job = ticket.jobs.find((sent) => sent.cmd === cmd);
  const nobodyTook = job === undefined ? isUnseen(ticket) : isOnlySlip(ticket, job);
  if (nobodyTook) return [{ kind: "ticket-voided", ticket: id, reason: "tap-abandoned" }];
  if (job?.outcome !== "pending" || !isActive(ticket)) return nothing;
  return [{ kind: "print-failed", ticket: id, cmd, reason: notBegun, becomes: "kept" }];
}

/** One more slip, marked "IN LẠI"; only a person asks for it. The ticket's state stays. */
export function reprint({ hall }: Office, command: CommandOf<"reprint">): Outcome {
  const ticket = hall.tickets.get(command.ticket);
  if (ticket === undefined) return refuse("unknown-ticket");
  const inFlight = ticket.jobs.some(
    ({ outcome, askedMs }) => outcome === "pending" && command.atMs - askedMs < slipLifeMs,
  );
  if (!isActive(ticket) || inFlight || ticket.jobs.length >= slipsMax) return refuse("wrong-state");
  const cmd = slipCommand(ticket, ticket.jobs.length + 1);
  return [{ kind: "reprint-asked", ticket: ticket.id, print: { cmd, ...command.to } }];
}

/** A person takes a number out, e.g. one whose slip never came. */
export function voidTicket({ hall }: Office, command: CommandOf<"void">): Outcome {
  const ticket = hall.tickets.get(command.ticket);
  if (ticket === undefined) return refuse("unknown-ticket");
  const { at } = ticket.phase;
  if (at !== "printing" && at !== "waiting") return refuse("wrong-state");
  return [{ kind: "ticket-voided", ticket: ticket.id, reason: "staff" }];
}

/** Shown on a kiosk's screen alone, if at all: its printer was down. Nobody has called it yet. */
function isUnseen({ source, jobs, phase, visits }: Ticket): boolean {
  const uncalled = phase.at === "waiting" && visits === 0;
  return source.at === "kiosk" && jobs.length === 0 && uncalled;
}

function isOnlySlip({ phase, jobs }: Ticket, job: Job): boolean {
  return phase.at === "printing" && jobs.length === 1 && job.outcome === "pending";
}

function afterFailure(
  ticket: Ticket,
  job: Job,
  cleared: boolean,
): Extract<Happening, { kind: "print-failed" }>["becomes"] {
  // A reprint changes nothing; nor does a failure of a ticket that is waiting or closed by now.
  if (ticket.phase.at !== "printing" || job !== ticket.jobs[0]) return "kept";
  const shown = ticket.source.at === "reception" || ticket.source.screen;
  if (shown) return "paperless";
  return cleared ? "void" : "held";
}
