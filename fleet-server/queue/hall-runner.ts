import type { Answer } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { Chance, Clock, CrashPoint } from "@motcua/broker/ports";
import type { Act, Actor } from "./commands.ts";
import type { HallEvent } from "./events.ts";
import type { Hall } from "./hall.ts";
import type { Moment } from "./office-time.ts";
import type { Projection } from "./projection.ts";
import type { Rules } from "./rules.ts";

export type HallOptions = {
  readonly store: Store;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly crash: CrashPoint;
  /** The address of a ticket's own page. */
  readonly link: (token: string) => string;
  /** Brought up to date in the transaction of each commit. */
  readonly projections?: readonly Projection[];
  /**
   * The outcome of a commit is unknown, or a promise of the queue was broken. The process must
   * end; its restart replays the journal. Whoever waits for an answer has got none.
   */
  readonly onFatal: (error: unknown) => void;
  /** Runs at the end of this turn of the event loop; what came in by then is one commit. */
  readonly endOfTurn?: (run: () => void) => void;
};

/** One act that was answered, and what it took from its arrival to the answer, ms. */
export type Answered = {
  readonly act: Act["name"];
  readonly outcome: "ok" | "refused";
  readonly tookMs: number;
};

/** Called after a commit, with its events and the hall that they made. */
export type CommitListener = (events: readonly HallEvent[], hall: Hall) => void;

/** The live hall: the one place where commands become events. */
export type HallRunner = {
  /**
   * Resolves when what was decided is durable, or with the refusal. A repeated id gets its first
   * answer, also while the first is still on its way to the disk. Rejects only when the process
   * must end.
   */
  submit(act: Act, by: { readonly id: string; readonly actor: Actor }): Promise<Answer>;
  /** The hall as it is on the disk. */
  readonly hall: Hall;
  readonly rules: Rules;
  /** Whether the last commit was refused by the disk. */
  readonly storage: "ok" | "full" | "read-only";
  /** Office time and wall clock. */
  now(): Moment;
  /** Returns how to stop listening. */
  onCommitted(listener: CommitListener): () => void;
  /** Called after each answer, which is durable by then, and after each refusal. */
  onAnswered(listener: (answered: Answered) => void): void;
  /** The office changed its rules; they hold for the next command. */
  setRules(rules: Rules): void;
  /** Commits what was submitted, then takes no more. */
  stop(): Promise<void>;
};
