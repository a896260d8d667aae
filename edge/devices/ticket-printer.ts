import type { Command, Fact, Health } from "@motcua/broker/contract";
import type { Clock, CrashPoint } from "@motcua/broker/ports";
import type { PrinterProfile } from "@motcua/device-profiles";
import { jobNumbers } from "../drivers/escpos.ts";
import type { PrinterStatus } from "../drivers/escpos-status.ts";
import type { SlipPainter } from "../ticket/raster.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import type { Device } from "./device.ts";
import { healthKeeper } from "./device-health.ts";
import type { JobStore, StoredJob } from "./print-job-store.ts";
import { type Outcome, sendSlip } from "./print-slip.ts";
import { stoppingFault, talkTo } from "./printer-talk.ts";

/** A ticket printer. What a job became is reported as a fact, and never guessed. */
export interface TicketPrinter extends Device {
  /** Takes a command; one that is known is not printed again, its result is told again. */
  print(command: Command): void;
}

/** Between slips the printer is asked how it is; soon enough for a kiosk to say "out of paper". */
const pollEveryMs = 2_000;

export type TicketPrinterOptions = {
  readonly name: string;
  readonly capabilities: PrinterProfile["capabilities"];
  readonly line: KeptLine;
  readonly painter: SlipPainter;
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly crash: CrashPoint;
  /** The board still waits for the slip of this press. */
  readonly stillWanted: (tap: string) => boolean;
  /** There is a new fact in the outbox. */
  readonly onFact: () => void;
};

/**
 * Prints one slip after the other. Each job is on the disk before its first byte leaves; one that
 * a power cut interrupted is reported `unknown`, and nothing prints again by itself.
 */
export function startTicketPrinter(options: TicketPrinterOptions): TicketPrinter {
  const { name, capabilities, line, jobs, clock } = options;
  const talk = talkTo(line, clock);
  const health = healthKeeper();
  /** Jobs whose proof may still come, by the number that the printer gives back. */
  const late = new Map<number, StoredJob>();
  let broken = false;
  const inWork = new Set<StoredJob>();
  let stopped = false;
  let work: Promise<void> = Promise.resolve();

  const finish = (job: StoredJob, fact: Fact) => {
    options.crash("before-result");
    jobs.finish(job.number, fact);
    options.onFact();
  };
  const run = async (job: StoredJob, expiresMs: number) => {
    const { tap } = job.command;
    const unwanted = clock.monoMs() >= expiresMs || (tap !== null && !options.stillWanted(tap));
    if (unwanted || stopped) return finish(job, abandoned(job));
    const outcome = await sendSlip(job, { ...options, talk, rescueFirst: broken, numbered });
    broken = outcome.broken;
    if (outcome.result !== "printed") late.set(numbered(job), job);
    health.set(healthAfter(outcome, health.now()));
    finish(job, resultOf(job, name, outcome));
  };
  const enqueue = (job: StoredJob, expiresMs: number) => {
    inWork.add(job);
    work = work.then(() => run(job, expiresMs)).finally(() => inWork.delete(job));
  };
  const look = async () => {
    if (inWork.size > 0 || line.state().state !== "up" || capabilities.status === "none") return;
    const status = await talk.status().catch(() => undefined);
    if (line.state().state === "up") health.set(healthOf(status));
  };

  talk.onStray((reply) => {
    const job = reply.kind === "process-id" ? late.get(reply.job) : undefined;
    if (job === undefined) return;
    late.delete(numbered(job));
    const outcome: Outcome = { result: "printed", proof: "process-id", broken: false };
    finish(job, resultOf(job, name, outcome));
  });
  line.onUp(() => {
    health.set({ state: "unknown" });
    work = work.then(look);
  });
  line.onDown((fault) => health.set({ state: "down", code: fault.code }));
  for (const job of jobs.interrupted()) {
    // Bytes may have left: the printer may hold half an image, and a slip may have come out.
    if (job.state === "sending") broken = true;
    const outcome: Outcome = { result: "unknown", broken: true };
    finish(job, job.state === "sending" ? resultOf(job, name, outcome) : abandoned(job));
  }
  const stopPolling = clock.every(pollEveryMs, () => {
    if (inWork.size === 0) work = work.then(look);
  });

  return {
    name,
    health: () => health.now(),
    onHealth: (listener) => health.on(listener),
    print: (command) => {
      const known = jobs.find(command.cmd);
      if (known?.fact !== undefined) return finish(known, known.fact);
      if (known !== undefined) return;
      const job = jobs.add(command);
      options.crash("job-stored");
      enqueue(job, clock.monoMs() + command.ttlMs);
    },
    stop: async () => {
      stopped = true;
      stopPolling();
      await work;
    },
  };
}

function healthOf(status: PrinterStatus | undefined): Health {
  if (status === undefined) return { state: "unknown", code: "no-reply" };
  const code = stoppingFault(status);
  if (code !== undefined) return { state: "down", code };
  return status.paperLow ? { state: "degraded", code: "paper-low" } : { state: "ok" };
}

function numbered({ number }: StoredJob): number {
  return number % jobNumbers;
}

function abandoned({ command }: StoredJob): Fact {
  return { kind: "tap-abandoned", ticket: command.slip.ticket, cmd: command.cmd };
}

function resultOf({ command }: StoredJob, device: string, outcome: Outcome): Fact {
  const about = {
    kind: "print-result",
    ticket: command.slip.ticket,
    cmd: command.cmd,
    device,
  } as const;
  switch (outcome.result) {
    case "printed":
      return { ...about, outcome: "printed", proof: outcome.proof, cleared: true };
    case "unknown":
      return { ...about, outcome: "unknown", cleared: false };
    case "failed":
      return { ...about, outcome: "failed", reason: outcome.reason, cleared: outcome.cleared };
  }
}

function healthAfter(outcome: Outcome, before: Health): Health {
  if (outcome.result === "failed") return { state: "down", code: outcome.reason };
  if (outcome.result === "printed") return before.state === "degraded" ? before : { state: "ok" };
  return before;
}
