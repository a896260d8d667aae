import type { Static } from "typebox";
import type { Answer, Granted } from "../contract/answer.ts";
import type { Request } from "../contract/ask.ts";
import type { Command } from "../contract/cmd.ts";
import type { have } from "../contract/have.ts";
import type { Fact } from "../contract/log.ts";
import type { CallProof, CommandResult } from "../contract/res.ts";
import type { Picture } from "../contract/show.ts";
import type { Telemetry } from "../contract/tele.ts";
import type { BoardName, OfficeCode } from "../contract/vocabulary.ts";
import type { BoardConfig } from "../contract/want.ts";
import type { Log } from "../log/log.ts";
import type { Chance, Clock, CrashPoint, Logger } from "../ports.ts";

/** What a board says of itself: the configuration in force and its devices. */
export type Have = Static<typeof have.body>;

/** A number that was given to somebody. */
export type Issued = Extract<Granted, { readonly name: "issued" }>;

/** Sees a message as it travels. The will, which the broker says, is not among them. */
export type Watch = (direction: "in" | "out", topic: string, payload: Uint8Array) => void;

/** Where a board connects, as whom, and with what. */
export type BoardSessionOptions = {
  /** `mqtt://host:port`. */
  readonly url: string;
  readonly office: OfficeCode;
  readonly board: BoardName;
  readonly secret: string;
  /** Program version. */
  readonly fw: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  /** The board's durable facts; `atMs` of each is the wall clock at the fact. */
  readonly outbox: Log<Fact>;
  readonly crash: CrashPoint;
  /** Sees every message in both directions; must not throw. */
  readonly watch?: Watch;
};

/** What the server last said of itself. */
export type BeatInfo = {
  /** Ms since the beat before; null for the first of a connection. */
  readonly ageMs: number | null;
  /** The server's wall clock, ms since 1970. */
  readonly serverMs: number;
  readonly epoch: number;
  readonly version: number;
  readonly rev: number;
  /** Last fact of this board that the server has stored, as far as it remembers; else 0. */
  readonly upto: number;
};

/** What a board is told. After a reconnect want and show come again: equal ones change nothing. */
export type BoardEvents = {
  want(body: { readonly rev: number; readonly config: BoardConfig }): void;
  show(picture: Picture): void;
  cmd(command: Command): void;
  link(up: boolean): void;
  /** The broker has refused the credential (CONNACK 4 or 5), at each try. */
  refused?(): void;
  beat(info: BeatInfo): void;
  /**
   * A press that was given up was granted after all: its number stands, and nobody holds it.
   * Once for each press, up to 60 s after it was given up.
   */
  lateIssue?(ask: string, granted: Issued): void;
};

/** A board's connection to its server: one object for the process's life, over many connections. */
export interface BoardSession {
  /**
   * Asks and waits at most 5 s. Without a connection it is refused at once with `server-away`,
   * and nothing is kept for later. `onId` learns the id of the press before it is sent.
   */
  ask(request: Request, onId?: (id: string) => void): Promise<Answer>;
  /** Whether this press still waits for its answer, or was granted in the last 60 s. */
  pendingAsk(id: string): boolean;
  /** Reports what became of a call; dropped without a connection. */
  prove(proof: CallProof): void;
  /** Tells how far a command is; dropped without a connection. */
  report(result: CommandResult): void;
  /** Sends what was measured; dropped without a connection. */
  tele(body: Telemetry): void;
  /** Reports what is; the last one is said again on each connection. */
  have(body: Have): void;
  /** There are new facts in the outbox. */
  facts(): void;
  /** A beat was heard in the last 10 s. */
  readonly current: boolean;
  /** Ms since the last beat; null before the first. */
  readonly beatAgeMs: number | null;
  /** Runs at each change of `current`. */
  onCurrent(run: (current: boolean) => void): void;
  /** Says why it goes, and resolves when connection and timers are closed. */
  stop(reason: "stopped" | "reboot" | "update"): Promise<void>;
}
