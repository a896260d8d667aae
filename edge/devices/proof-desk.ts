import type { Clock } from "@motcua/broker/ports";
import { askInStream } from "../drivers/escpos.ts";
import type { ProofReply } from "../drivers/escpos-status.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import type { StoredJob } from "./print-job-store.ts";
import type { PrinterTalk } from "./printer-talk.ts";
import { type TimedWait, timedWait } from "./timed-wait.ts";

/** One job whose proof may come. */
export type Expected = {
  /** What proved it; undefined before that. */
  proof(): ProofReply["kind"] | undefined;
  /** Resolves when it is proved, and otherwise after `waitMs`, at a break or when given up. */
  wait(waitMs: number): Promise<void>;
  /** The job is reported without proof; one that comes from now on is late. */
  leave(): void;
  /** Its slip can no longer come out. */
  drop(): void;
};

/** Knows which answer proves which job, also one that was reported long ago. */
export type ProofDesk = {
  /** Call just before the bytes that ask for the proof leave: what came earlier proves nothing. */
  expect(job: StoredJob): Expected;
  /** A job that was sent before a restart and is reported: its proof would be late. */
  adopt(job: StoredJob): void;
  /** Sees to it that no answer that is still to come can be taken for that of the next job. */
  settle(): Promise<void>;
  giveUp(): void;
};

/** A printer that is online works off what it holds in this time, ms; a slip takes 1 s. */
const settleMs = 4_000;

/** Slips whose proof may still come; with more the printer is long past help. */
const expectedMax = 32;

export function createProofDesk(options: {
  readonly proof: ProofReply["kind"] | "none";
  readonly talk: PrinterTalk;
  readonly line: KeptLine;
  readonly clock: Clock;
  readonly onLate: (job: StoredJob, proof: ProofReply["kind"]) => void;
}): ProofDesk {
  return new Desk(options);
}

type Options = Parameters<typeof createProofDesk>[0];
type Entry = {
  readonly job: StoredJob;
  proof?: ProofReply["kind"];
  late: boolean;
  wait?: TimedWait<true>;
};

class Desk implements ProofDesk {
  readonly #options: Options;
  /** Oldest first, as the printer has them. */
  #entries: Entry[] = [];
  #settling: { answers: number; readonly wait: TimedWait<true> } | undefined;
  #gaveUp = false;

  constructor(options: Options) {
    this.#options = options;
    options.talk.onProof((reply) => this.#take(reply));
    options.line.onDown(() => {
      this.#wake();
      // Answers without a name that the line lost can never be told from those that follow.
      if (options.proof === "stream-status") this.#entries = [];
    });
  }

  expect(job: StoredJob): Expected {
    const entry: Entry = { job, late: false };
    this.#entries = [...this.#entries.slice(1 - expectedMax), entry];
    return {
      proof: () => entry.proof,
      wait: async (waitMs) => {
        if (entry.proof !== undefined) return;
        entry.wait = timedWait(this.#options.clock, this.#gaveUp ? 0 : waitMs);
        await entry.wait.over;
      },
      leave: () => {
        entry.late = true;
      },
      drop: () => this.#remove(entry),
    };
  }

  adopt(job: StoredJob): void {
    // Only an answer with a name can be known to be that of an old job.
    if (this.#options.proof === "process-id") this.expect(job).leave();
  }

  /**
   * An answer to GS r does not say whose it is. Where older slips are without theirs, one more
   * question tells: all answers come, and the slips were printed, or fewer, and nobody knows whose.
   */
  async settle(): Promise<void> {
    const { proof, line, clock } = this.#options;
    if (proof !== "stream-status" || this.#entries.length === 0) return;
    const wait = timedWait<true>(clock, this.#gaveUp ? 0 : settleMs);
    this.#settling = { answers: 0, wait };
    try {
      await line.write(askInStream);
      const all = await wait.over;
      const settled = this.#entries;
      this.#entries = [];
      if (all === true) for (const entry of settled) this.#prove(entry, proof);
    } finally {
      wait.end();
      this.#settling = undefined;
    }
  }

  giveUp(): void {
    this.#gaveUp = true;
    this.#wake();
  }

  #take(reply: ProofReply): void {
    if (reply.kind !== this.#options.proof) return;
    if (this.#settling !== undefined) {
      this.#settling.answers += 1;
      if (this.#settling.answers > this.#entries.length) this.#settling.wait.end(true);
      return;
    }
    const entry =
      reply.kind === "process-id"
        ? this.#entries.find(({ job }) => job.onLine === reply.job)
        : this.#entries[0];
    if (entry !== undefined) this.#prove(entry, reply.kind);
  }

  #prove(entry: Entry, proof: ProofReply["kind"]): void {
    this.#remove(entry);
    entry.proof = proof;
    entry.wait?.end(true);
    if (entry.late) this.#options.onLate(entry.job, proof);
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((one) => one !== entry);
  }

  #wake(): void {
    for (const { wait } of this.#entries) wait?.end();
    this.#settling?.wait.end();
  }
}
