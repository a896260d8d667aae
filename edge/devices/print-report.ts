import type { Fact, Health, PrintTicket } from "@motcua/broker/contract";
import type { PrinterProfile } from "@motcua/device-profiles";
import type { FaultCode } from "@motcua/device-profiles/faults";
import type { PrinterStatus } from "../drivers/escpos-status.ts";
import type { JobEnd, StoredJob } from "./print-job-store.ts";
import type { Outcome } from "./print-slip.ts";
import { stoppingFault } from "./printer-talk.ts";

/** What the server is told of a job that was not even begun: nobody waited for it any more. */
function abandoned(command: PrintTicket): Fact {
  return { kind: "tap-abandoned", ticket: command.slip.ticket, cmd: command.cmd };
}

/** What the server is told of a slip that could not even be taken. */
export function refusedFor(reason: FaultCode, command: PrintTicket, device: string): Fact {
  const outcome: Outcome = { result: "failed", reason, cleared: true, remains: "untouched" };
  return resultOf(command, device, outcome);
}

/** How a job ended; null: it was not even begun. */
export type Ending = Outcome | null;

/** What stays of a job; a ticket's end is a fact for the server, a note's is nobody's number. */
export function endOf({ command }: StoredJob, device: string, ending: Ending): JobEnd {
  const remains = ending?.remains ?? "untouched";
  if (command.name === "print-note") return { fact: undefined, remains };
  const fact = ending === null ? abandoned(command) : resultOf(command, device, ending);
  return { fact, remains };
}

/** How the printing of a note ended. */
export type NoteEnd =
  /** `proved`: by the printer itself; a model that gives no proof may have printed it. */
  | { readonly end: "printed"; readonly proved: boolean }
  | { readonly end: "failed"; readonly code: string }
  | { readonly end: "expired" };

export function noteEndOf(ending: Ending, proof: PrinterProfile["capabilities"]["proof"]): NoteEnd {
  if (ending === null) return { end: "expired" };
  switch (ending.result) {
    case "printed":
      return { end: "printed", proved: true };
    case "unknown":
      return proof === "none"
        ? { end: "printed", proved: false }
        : { end: "failed", code: "no-reply" };
    case "failed":
      return { end: "failed", code: ending.reason };
  }
}

/** What the server is told of a ticket's slip. */
function resultOf(command: PrintTicket, device: string, outcome: Outcome): Fact {
  const { cmd, slip } = command;
  const about = { kind: "print-result", ticket: slip.ticket, cmd, device } as const;
  switch (outcome.result) {
    case "printed":
      return { ...about, outcome: "printed", proof: outcome.proof, cleared: true };
    case "unknown":
      return { ...about, outcome: "unknown", cleared: false };
    case "failed":
      return { ...about, outcome: "failed", reason: outcome.reason, cleared: outcome.cleared };
  }
}

/** The printer's health by its status; silence is never "ok". */
export function healthOf(status: PrinterStatus | undefined): Health {
  if (status === undefined) return { state: "unknown", code: "no-reply" };
  const code = stoppingFault(status);
  if (code !== undefined) return { state: "down", code };
  return status.paperLow ? { state: "degraded", code: "paper-low" } : { state: "ok" };
}

/** What a slip's end says of the printer, before it is asked again. */
export function healthAfter(outcome: Outcome, before: Health): Health {
  switch (outcome.result) {
    case "failed":
      return isOfBoard(outcome.reason) ? before : { state: "down", code: outcome.reason };
    case "printed":
      return before.state === "degraded" ? before : { state: "ok" };
    case "unknown":
      return before;
  }
}

/** The printer is as it was: it has not been tried. */
function isOfBoard(reason: string): boolean {
  return ["storage-full", "storage-read-only", "interrupted"].includes(reason);
}
