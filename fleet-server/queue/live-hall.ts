import type { Answer, Problem } from "@motcua/broker/contract";
import { storageFault } from "@motcua/broker/log";
import { replay } from "./apply.ts";
import type { Act, Actor, Command } from "./commands.ts";
import type { Decision } from "./decide/decision.ts";
import { decide } from "./decide.ts";
import type { HallEvent } from "./events.ts";
import type { Hall } from "./hall.ts";
import type { Answered, CommitListener, HallOptions, HallRunner } from "./hall-runner.ts";
import type { Journal } from "./journal.ts";
import type { Moment } from "./office-time.ts";
import type { Grant } from "./receipts.ts";
import { createRefusals } from "./refusals.ts";
import type { Rules } from "./rules.ts";

export type LiveHallOptions = Omit<HallOptions, "endOfTurn"> & {
  readonly journal: Journal;
  readonly now: () => Moment;
  readonly endOfTurn: (run: () => void) => void;
};

/** Commands in one commit: enough to fill a disk's fsync, few enough for a turn of some ms. */
const commandsMax = 256;

/** Someone who waits for the commit. */
type Waiter = {
  readonly id: string;
  readonly act: Act["name"];
  /** When it came, by office time. */
  readonly atMs: number;
  readonly answer: Answer;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

type Batch = { readonly events: HallEvent[]; readonly waiters: Waiter[] };

const emptyBatch = (): Batch => ({ events: [], waiters: [] });

/**
 * Group commit: decides and applies in memory at once on `draft`; answers, pictures and commands
 * are held until the batch is on the disk. A commit that the disk refuses cleanly costs nothing:
 * `hall`, which is immutable, is still what the journal says.
 */
export class LiveHall implements HallRunner {
  rules: Rules;
  hall: Hall;
  storage: HallRunner["storage"] = "ok";
  readonly now: () => Moment;
  private readonly options: LiveHallOptions;
  private readonly refusals = createRefusals();
  private readonly listeners = new Set<CommitListener>();
  private readonly watchers = new Set<(answered: Answered) => void>();
  private draft: Hall;
  private batch = emptyBatch();
  private ended: Error | undefined;

  constructor(options: LiveHallOptions) {
    this.options = options;
    this.rules = options.rules;
    this.hall = options.journal.hall;
    this.draft = this.hall;
    this.now = options.now;
  }

  submit(act: Act, by: { readonly id: string; readonly actor: Actor }): Promise<Answer> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      try {
        const now = this.now();
        const answer = this.take({ ...by, ...now, ...act });
        this.enlist({ id: by.id, act: act.name, atMs: now.atMs, answer, resolve, reject });
      } catch (error) {
        reject(error);
        this.die(error);
      }
    });
  }

  onCommitted(listener: CommitListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onAnswered(listener: (answered: Answered) => void): void {
    this.watchers.add(listener);
  }

  setRules(rules: Rules): void {
    this.rules = rules;
  }

  async stop(): Promise<void> {
    this.flush();
    this.ended ??= new Error("the hall is stopped");
  }

  /** Decides and applies in memory; nobody is told yet. */
  private take(command: Command): Answer {
    const decision = this.decideOnce(command);
    if ("problem" in decision) return decision;
    this.draft = replay(this.draft, decision.ok);
    this.batch.events.push(...decision.ok);
    return { ok: this.granted(decision.answer) };
  }

  private decideOnce(command: Command): Decision {
    const refused = this.refusals.find(command.id, command.name);
    if (refused !== undefined) return { problem: refused };
    const decision = decide({ hall: this.draft, rules: this.rules }, command);
    if ("problem" in decision) this.refusals.keep(command.id, command.name, decision.problem);
    return decision;
  }

  private granted(grant: Grant): Extract<Answer, { ok: unknown }>["ok"] {
    if (grant.name !== "issued") return grant;
    const { token, ...issued } = grant;
    return { ...issued, link: this.options.link(token) };
  }

  private enlist(waiter: Waiter): void {
    this.batch.waiters.push(waiter);
    if (this.batch.waiters.length === 1) this.options.endOfTurn(() => this.flush());
    if (this.batch.waiters.length >= commandsMax) this.flush();
  }

  private flush(): void {
    if (this.ended !== undefined) return;
    const batch = this.batch;
    this.batch = emptyBatch();
    try {
      const refused = this.commit(batch.events);
      if (refused === undefined) this.tell(batch);
      else this.takeBack(batch, refused);
    } catch (error) {
      for (const { reject } of batch.waiters) reject(error);
      this.die(error);
    }
  }

  /** The moment of truth. Returns the refusal of a disk that is full or read-only. */
  private commit(events: readonly HallEvent[]): Problem | undefined {
    if (events.length === 0) return undefined;
    this.options.crash("before-commit");
    try {
      this.options.journal.commit(events);
    } catch (error) {
      const code = storageFault(error, this.options.store);
      if (code === undefined) throw error;
      this.storage = code === "storage-full" ? "full" : "read-only";
      return { code };
    }
    this.options.crash("after-commit");
    this.storage = "ok";
    this.hall = this.draft;
    return undefined;
  }

  private tell({ events, waiters }: Batch): void {
    const { hall } = this;
    if (events.length > 0) {
      for (const listener of this.listeners) listener(events, hall);
    }
    this.options.crash("before-answer");
    for (const { resolve, answer } of waiters) resolve(answer);
    this.report(waiters);
  }

  private report(waiters: readonly Waiter[]): void {
    if (this.watchers.size === 0) return;
    const { atMs: nowMs } = this.now();
    for (const { act, answer, atMs } of waiters) {
      const outcome = "ok" in answer ? "ok" : "refused";
      for (const watch of this.watchers) watch({ act, outcome, tookMs: nowMs - atMs });
    }
  }

  /** As if nobody had asked: also refusals may have been decided on what did not become true. */
  private takeBack({ waiters }: Batch, problem: Problem): void {
    this.draft = this.hall;
    for (const { id, resolve } of waiters) {
      this.refusals.forget(id);
      resolve({ problem });
    }
  }

  private die(error: unknown): void {
    if (this.ended !== undefined) return;
    this.ended = error instanceof Error ? error : new Error("the hall ended", { cause: error });
    for (const { reject } of this.batch.waiters) reject(this.ended);
    this.batch = emptyBatch();
    this.options.onFatal(error);
  }
}
