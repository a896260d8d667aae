import type { Command, Fact } from "@motcua/broker/contract";
import type { Clock, CrashPoint } from "@motcua/broker/ports";
import type { PrinterProfile } from "@motcua/device-profiles";
import type { SlipPainter } from "../ticket/raster.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import type { Device } from "./device.ts";
import { healthKeeper } from "./device-health.ts";
import type { JobStore, Remains, StoredJob } from "./print-job-store.ts";
import { abandoned, healthAfter, healthOf, resultOf } from "./print-report.ts";
import { mendPrinter, type SlipPorts, sendSlip } from "./print-slip.ts";
import { talkTo } from "./printer-talk.ts";
import { createProofDesk } from "./proof-desk.ts";

/** A ticket printer. What a job became is reported as a fact, and never guessed. */
export interface TicketPrinter extends Device {
  /** Takes a command; one that is known is not printed again, its result is told again. */
  print(command: Command): void;
}

/** Between slips the printer is asked how it is; soon enough for a kiosk to say "out of paper". */
const pollEveryMs = 2_000;

/** A program that is told to stop has 10 s; a slip on its way to the paper takes 2 s. */
const stopGraceMs = 3_000;

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
  const health = healthKeeper();
  const talk = talkTo(line, clock);
  const finish = (job: StoredJob, result: { readonly fact: Fact; readonly remains: Remains }) => {
    options.crash("before-result");
    jobs.finish(job.number, result);
    options.onFact();
  };
  const proofs = createProofDesk({
    proof: capabilities.proof,
    ...{ talk, line, clock },
    onLate: (job, proof) => {
      const outcome = { result: "printed", proof, remains: "clean" } as const;
      finish(job, { fact: resultOf(job, name, outcome), remains: outcome.remains });
    },
  });
  const ports: SlipPorts = { ...options, talk, proofs };
  const work = oneAfterTheOther();
  let stopped = false;

  const run = async (job: StoredJob, expiresMs: number) => {
    const { tap } = job.command;
    const expired = clock.monoMs() >= expiresMs || (tap !== null && !options.stillWanted(tap));
    if (expired || stopped) return finish(job, { fact: abandoned(job), remains: "untouched" });
    const outcome = await sendSlip(job, ports);
    health.set(healthAfter(outcome, health.now()));
    finish(job, { fact: resultOf(job, name, outcome), remains: outcome.remains });
  };
  const look = async () => {
    try {
      await mendPrinter(ports);
      if (capabilities.status === "none") return;
      health.set(healthOf(await talk.status()));
    } catch (error) {
      // The line has told its own fault.
      if (!(error instanceof LineFault)) throw error;
    }
  };
  // Never during an image: some printers take the question for image data, or answer inside it.
  const lookWhenIdle = () => {
    if (work.idle() && !stopped && line.state().state === "up") work.add(look);
  };

  reportInterrupted(ports, finish, name);
  line.onUp(() => {
    health.set({ state: "unknown" });
    lookWhenIdle();
  });
  line.onDown((fault) => health.set({ state: "down", code: fault.code }));
  const stopPolling = clock.every(pollEveryMs, lookWhenIdle);

  return {
    name,
    health: () => health.now(),
    onHealth: (listener) => health.on(listener),
    print: (command) => {
      const known = jobs.find(command.cmd);
      if (known?.fact !== undefined) {
        jobs.repeat(known.fact);
        options.onFact();
      }
      if (known !== undefined) return;
      const job = jobs.add(command);
      options.crash("job-stored");
      const expiresMs = clock.monoMs() + command.ttlMs;
      work.add(() => run(job, expiresMs));
    },
    stop: async () => {
      stopped = true;
      stopPolling();
      const hurry = clock.after(stopGraceMs, () => {
        talk.giveUp();
        proofs.giveUp();
      });
      await work.done();
      hurry();
    },
  };
}

/** Tells of the jobs that a crash or a power cut interrupted. */
function reportInterrupted(
  { jobs, proofs }: SlipPorts,
  finish: (job: StoredJob, result: { readonly fact: Fact; readonly remains: Remains }) => void,
  device: string,
): void {
  for (const job of jobs.interrupted()) {
    if (job.state === "queued") {
      finish(job, { fact: abandoned(job), remains: "untouched" });
      continue;
    }
    // Bytes may have left: the printer may hold half an image, and a slip may have come out.
    proofs.adopt(job);
    const outcome = { result: "unknown", remains: "broken" } as const;
    finish(job, { fact: resultOf(job, device, outcome), remains: outcome.remains });
  }
}

/** Runs each act when the one before it has ended. */
function oneAfterTheOther() {
  let tail: Promise<void> = Promise.resolve();
  let open = 0;
  return {
    add: (act: () => Promise<void> | void) => {
      open += 1;
      tail = tail.then(act).finally(() => {
        open -= 1;
      });
    },
    idle: () => open === 0,
    done: () => tail,
  };
}
