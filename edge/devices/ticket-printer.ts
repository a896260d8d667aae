import type { Fact, Health, PrintTicket } from "@motcua/broker/contract";
import type { Clock, CrashPoint } from "@motcua/broker/ports";
import type { PrinterProfile } from "@motcua/device-profiles";
import type { SlipPainter } from "../ticket/raster.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import type { BoardDisk, DiskFault } from "./board-disk.ts";
import type { Device } from "./device.ts";
import { healthKeeper } from "./device-health.ts";
import type { JobStore, PrintNote, SlipCommand, StoredJob } from "./print-job-store.ts";
import {
  type Ending,
  endOf,
  healthAfter,
  healthOf,
  type NoteEnd,
  noteEndOf,
  refusedFor,
} from "./print-report.ts";
import { mendPrinter, type SlipPorts, sendSlip } from "./print-slip.ts";
import { talkTo } from "./printer-talk.ts";
import { createProofDesk } from "./proof-desk.ts";
import { steadyPaper } from "./steady-paper.ts";
import { type TimedWait, timedWait } from "./timed-wait.ts";

/** A ticket printer. What a job became is reported as a fact, and never guessed. */
export interface TicketPrinter extends Device {
  /** Takes a command; one that is known is not printed again, its result is told again. */
  print(command: PrintTicket): void;
  /** Prints a piece of paper that is no ticket, in its turn; its id must be new. */
  printNote(command: PrintNote): Promise<NoteEnd>;
}

/** Between slips the printer is asked how it is; soon enough for a kiosk to say "out of paper". */
const pollEveryMs = 2_000;

/** A line that has just been made is up, or has its fault, within this; ms. */
const openingMs = 5_000;

/** A program that is told to stop has 10 s; a slip on its way to the paper takes 2 s. */
const stopGraceMs = 3_000;

export type TicketPrinterOptions = {
  readonly name: string;
  readonly capabilities: PrinterProfile["capabilities"];
  readonly line: KeptLine;
  readonly painter: SlipPainter;
  readonly jobs: JobStore;
  readonly disk: BoardDisk;
  readonly clock: Clock;
  readonly crash: CrashPoint;
  /** The board still waits for the slip of this press. */
  readonly stillWanted: (tap: string) => boolean;
  /** There is a new fact in the outbox. */
  readonly onFact: () => void;
  /** What became of a ticket's slip, as soon as it is known: a full disk holds up the fact alone. */
  readonly onEnd?: (fact: Fact) => void;
  /** A slip that cannot be drawn: a mistake in the program, or in what it was told. */
  readonly onUnpaintable?: (error: unknown) => void;
};

/**
 * Prints one slip after the other. Each job is on the disk before its first byte leaves; one that
 * a power cut interrupted is reported `unknown`, and nothing prints again by itself. While the disk
 * takes nothing no slip is begun: what comes fails, and is reported once there is room.
 */
export function startTicketPrinter(options: TicketPrinterOptions): TicketPrinter {
  return new PrinterOnLine(options);
}

class PrinterOnLine implements TicketPrinter {
  readonly name: string;
  readonly #options: TicketPrinterOptions;
  readonly #ports: SlipPorts;
  readonly #health = healthKeeper();
  readonly #steady = steadyPaper();
  readonly #work = oneAfterTheOther();
  readonly #stopPolling: () => void;
  /** Over when the line has been tried for the first time. */
  readonly #opening: TimedWait<void>;
  /** Who waits for the end of a note, by the number of its job. */
  readonly #noteEnds = new Map<number, (end: NoteEnd) => void>();
  #stopped = false;

  constructor(options: TicketPrinterOptions) {
    const { name, line, clock, capabilities } = options;
    this.name = name;
    this.#options = options;
    const talk = talkTo(line, clock);
    const proofs = createProofDesk({
      proof: capabilities.proof,
      ...{ talk, line, clock },
      onLate: (job, proof) => this.#finish(job, { result: "printed", proof, remains: "clean" }),
    });
    const onUnpaintable = options.onUnpaintable ?? (() => undefined);
    this.#ports = { ...options, talk, proofs, onUnpaintable };
    this.#reportInterrupted();
    this.#opening = timedWait(clock, openingMs);
    line.onUp(() => {
      this.#opening.end();
      this.#health.set({ state: "unknown" });
      this.#lookWhenIdle();
    });
    line.onDown((fault) => {
      this.#opening.end();
      this.#health.set({ state: "down", code: fault.code });
    });
    this.#stopPolling = clock.every(pollEveryMs, () => this.#lookWhenIdle());
  }

  health(): Health {
    return this.#health.now();
  }

  onHealth(listener: (health: Health) => void): void {
    this.#health.on(listener);
  }

  print(command: PrintTicket): void {
    const { jobs } = this.#options;
    const { cmd } = command;
    const known = jobs.find(cmd);
    const fact = known?.fact;
    if (fact !== undefined) this.#report(`again/${cmd}`, () => jobs.repeat(fact));
    const refused = known === undefined ? this.#take(command) : undefined;
    if (typeof refused !== "string") return;
    const told = refusedFor(refused, command, this.name);
    this.#report(`refused/${cmd}`, () => jobs.refuse(cmd, told));
    this.#options.onEnd?.(told);
  }

  async printNote(command: PrintNote): Promise<NoteEnd> {
    if (this.#options.jobs.find(command.cmd) !== undefined) {
      return { end: "failed", code: "interrupted" };
    }
    const taken = this.#take(command);
    if (typeof taken === "string") return { end: "failed", code: taken };
    return new Promise((resolve) => {
      this.#noteEnds.set(taken.number, resolve);
    });
  }

  atRest(): Promise<void> {
    return this.#work.done();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopPolling();
    this.#opening.end();
    const hurry = this.#options.clock.after(stopGraceMs, () => {
      this.#ports.talk.giveUp();
      this.#ports.proofs.giveUp();
    });
    await this.#work.done();
    hurry();
  }

  /** The job, which is on the disk, or why the disk did not take it. */
  #take(command: SlipCommand): StoredJob | DiskFault {
    const { jobs, disk, clock, crash } = this.#options;
    const expiresMs = clock.monoMs() + command.ttlMs;
    let taken: StoredJob | undefined;
    const refused = disk.attempt(() => {
      taken = jobs.add(command);
    });
    if (refused !== undefined) return refused;
    const job = taken;
    if (job === undefined) throw new Error("a print job was neither stored nor refused");
    crash("job-stored");
    this.#work.add(() => this.#run(job, expiresMs));
    return job;
  }

  async #run(job: StoredJob, expiresMs: number): Promise<void> {
    await this.#opening.over;
    const { clock, stillWanted } = this.#options;
    const { command } = job;
    const tap = command.name === "print-ticket" ? command.tap : null;
    const wanted = clock.monoMs() < expiresMs && (tap === null || stillWanted(tap));
    if (!wanted || this.#stopped) return this.#finish(job, null);
    const outcome = await sendSlip(job, this.#ports);
    this.#health.set(healthAfter(outcome, this.#health.now()));
    this.#finish(job, outcome);
  }

  /** Never during an image: some printers take the question for ink, or answer inside it. */
  #lookWhenIdle(): void {
    const up = this.#options.line.state().state === "up";
    if (up && !this.#stopped && this.#work.idle()) this.#work.add(() => this.#look());
  }

  async #look(): Promise<void> {
    // What a slip left in the printer may not be on the disk yet.
    if (this.#options.disk.fault() !== undefined) return;
    try {
      await mendPrinter(this.#ports);
      if (this.#options.capabilities.status === "none") return;
      const status = await this.#ports.talk.status();
      // No answer from a line that broke meanwhile says nothing new: the line has told its fault.
      if (this.#options.line.state().state === "up")
        this.#health.set(this.#steady(healthOf(status)));
    } catch (error) {
      // The line has told its own fault.
      if (!(error instanceof LineFault)) throw error;
    }
  }

  #reportInterrupted(): void {
    const { jobs, proofs } = this.#ports;
    for (const job of jobs.interrupted()) {
      if (job.state === "queued") {
        this.#finish(job, null);
        continue;
      }
      // Bytes may have left: the printer may hold half an image, and a slip may have come out.
      proofs.adopt(job);
      this.#finish(job, { result: "unknown", remains: "broken" });
    }
  }

  /** Whatever the disk says the job has ended; its result is written when there is room. */
  #finish(job: StoredJob, ending: Ending): void {
    const { jobs, crash, capabilities, onEnd } = this.#options;
    const end = endOf(job, this.name, ending);
    crash("before-result");
    this.#report(`job/${job.number}`, () => jobs.finish(job.number, end));
    if (end.fact !== undefined) onEnd?.(end.fact);
    this.#noteEnds.get(job.number)?.(noteEndOf(ending, capabilities.proof));
    this.#noteEnds.delete(job.number);
  }

  #report(key: string, write: () => void): void {
    const { disk, onFact } = this.#options;
    disk.write(key, () => {
      write();
      onFact();
    });
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
