import type { Fact, Health, PrintTicket } from "@motcua/broker/contract";
import type { Clock, CrashPoint } from "@motcua/broker/ports";
import type { PrinterProfile } from "@motcua/device-profiles";
import type { SlipPainter } from "../ticket/raster.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import type { Device } from "./device.ts";
import { healthKeeper } from "./device-health.ts";
import type { JobStore, Remains, StoredJob } from "./print-job-store.ts";
import { abandoned, healthAfter, healthOf, resultOf } from "./print-report.ts";
import { mendPrinter, type Outcome, type SlipPorts, sendSlip } from "./print-slip.ts";
import { talkTo } from "./printer-talk.ts";
import { createProofDesk } from "./proof-desk.ts";

/** A ticket printer. What a job became is reported as a fact, and never guessed. */
export interface TicketPrinter extends Device {
  /** Takes a command; one that is known is not printed again, its result is told again. */
  print(command: PrintTicket): void;
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
  return new PrinterOnLine(options);
}

type Result = { readonly fact: Fact; readonly remains: Remains };

class PrinterOnLine implements TicketPrinter {
  readonly name: string;
  readonly #options: TicketPrinterOptions;
  readonly #ports: SlipPorts;
  readonly #health = healthKeeper();
  readonly #work = oneAfterTheOther();
  readonly #stopPolling: () => void;
  #stopped = false;

  constructor(options: TicketPrinterOptions) {
    const { name, line, clock, capabilities } = options;
    this.name = name;
    this.#options = options;
    const talk = talkTo(line, clock);
    const proofs = createProofDesk({
      proof: capabilities.proof,
      ...{ talk, line, clock },
      onLate: (job, proof) => this.#finishAs(job, { result: "printed", proof, remains: "clean" }),
    });
    this.#ports = { ...options, talk, proofs };
    this.#reportInterrupted();
    line.onUp(() => {
      this.#health.set({ state: "unknown" });
      this.#lookWhenIdle();
    });
    line.onDown((fault) => this.#health.set({ state: "down", code: fault.code }));
    this.#stopPolling = clock.every(pollEveryMs, () => this.#lookWhenIdle());
  }

  health(): Health {
    return this.#health.now();
  }

  onHealth(listener: (health: Health) => void): void {
    this.#health.on(listener);
  }

  print(command: PrintTicket): void {
    const { jobs, clock, crash, onFact } = this.#options;
    const known = jobs.find(command.cmd);
    if (known?.fact !== undefined) {
      jobs.repeat(known.fact);
      onFact();
    }
    if (known !== undefined) return;
    const job = jobs.add(command);
    crash("job-stored");
    const expiresMs = clock.monoMs() + command.ttlMs;
    this.#work.add(() => this.#run(job, expiresMs));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopPolling();
    const hurry = this.#options.clock.after(stopGraceMs, () => {
      this.#ports.talk.giveUp();
      this.#ports.proofs.giveUp();
    });
    await this.#work.done();
    hurry();
  }

  async #run(job: StoredJob, expiresMs: number): Promise<void> {
    const { clock, stillWanted } = this.#options;
    const { tap } = job.command;
    const wanted = clock.monoMs() < expiresMs && (tap === null || stillWanted(tap));
    if (!wanted || this.#stopped) {
      return this.#finish(job, { fact: abandoned(job), remains: "untouched" });
    }
    const outcome = await sendSlip(job, this.#ports);
    this.#health.set(healthAfter(outcome, this.#health.now()));
    this.#finishAs(job, outcome);
  }

  /** Never during an image: some printers take the question for ink, or answer inside it. */
  #lookWhenIdle(): void {
    const up = this.#options.line.state().state === "up";
    if (up && !this.#stopped && this.#work.idle()) this.#work.add(() => this.#look());
  }

  async #look(): Promise<void> {
    try {
      await mendPrinter(this.#ports);
      if (this.#options.capabilities.status === "none") return;
      const status = await this.#ports.talk.status();
      // No answer from a line that broke meanwhile says nothing new: the line has told its fault.
      if (this.#options.line.state().state === "up") this.#health.set(healthOf(status));
    } catch (error) {
      // The line has told its own fault.
      if (!(error instanceof LineFault)) throw error;
    }
  }

  #reportInterrupted(): void {
    const { jobs, proofs } = this.#ports;
    for (const job of jobs.interrupted()) {
      if (job.state === "queued") {
        this.#finish(job, { fact: abandoned(job), remains: "untouched" });
        continue;
      }
      // Bytes may have left: the printer may hold half an image, and a slip may have come out.
      proofs.adopt(job);
      this.#finishAs(job, { result: "unknown", remains: "broken" });
    }
  }

  #finishAs(job: StoredJob, outcome: Outcome): void {
    this.#finish(job, { fact: resultOf(job, this.name, outcome), remains: outcome.remains });
  }

  #finish(job: StoredJob, result: Result): void {
    const { jobs, crash, onFact } = this.#options;
    crash("before-result");
    jobs.finish(job.number, result);
    onFact();
  }
}

/** Runs each act when the one before it has ended. */
function oneAfterTheOther() {
  let tail: Promise<void> = Promise.resolve();
  let open = 0;
  return {
    add: (act: () => Promise<void>) => {
      open += 1;
      tail = tail.then(act).finally(() => {
        open -= 1;
      });
    },
    idle: () => open === 0,
    done: () => tail,
  };
}
