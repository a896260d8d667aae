import type { Fact, Health } from "@motcua/broker/contract";
import type { PrinterStatus } from "../drivers/escpos-status.ts";
import type { StoredJob } from "./print-job-store.ts";
import type { Outcome } from "./print-slip.ts";
import { stoppingFault } from "./printer-talk.ts";

/** What the server is told of a job that was not even begun: nobody waited for it any more. */
export function abandoned({ command }: StoredJob): Fact {
  return { kind: "tap-abandoned", ticket: command.slip.ticket, cmd: command.cmd };
}

/** What the server is told of a slip. */
export function resultOf({ command }: StoredJob, device: string, outcome: Outcome): Fact {
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
      return { state: "down", code: outcome.reason };
    case "printed":
      return before.state === "degraded" ? before : { state: "ok" };
    case "unknown":
      return before;
  }
}
