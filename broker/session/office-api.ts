import type { Static } from "typebox";
import type { Answer } from "../contract/answer.ts";
import type { Request } from "../contract/ask.ts";
import type { Command } from "../contract/cmd.ts";
import type { log } from "../contract/log.ts";
import type { CallProof, CommandResult } from "../contract/res.ts";
import type { Picture } from "../contract/show.ts";
import type { Telemetry } from "../contract/tele.ts";
import type { BoardName, OfficeCode } from "../contract/vocabulary.ts";
import type { BoardConfig } from "../contract/want.ts";
import type { Chance, Clock, Logger } from "../ports.ts";
import type { Have } from "./board-api.ts";

/** Where an office's server connects, and as whom. */
export type OfficeSessionOptions = {
  /** `mqtt://host:port`. */
  readonly url: string;
  /** User name and client id of the server. */
  readonly user: string;
  readonly password: string;
  readonly office: OfficeCode;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
};

/** A board's facts as they travel: which log, where it begins by now, and what is new in it. */
export type FactBatch = Pick<Static<typeof log.body>, "log" | "oldest" | "entries">;

/** A durable fact as it travels, with its number in the board's log. */
export type FactEntry = FactBatch["entries"][number];

/** What the office's server hears of its boards, and is asked for. */
export type OfficeEvents = {
  /**
   * A board is here with a new session of this program version. It was sent want and show;
   * commands are up to the server.
   */
  online(board: BoardName, fw: string | undefined): void;
  gone(board: BoardName, how: "offline" | "lost"): void;
  have(board: BoardName, body: Have): void;
  /**
   * Called once for each press, however often it is repeated. May wait for the commit; when it
   * rejects, the board gets no answer, and the next repeat is tried anew.
   */
  ask(board: BoardName, press: Press): Promise<Answer>;
  proof(board: BoardName, proof: CallProof): void;
  /** How far a command is. */
  result(board: BoardName, result: CommandResult): void;
  tele(board: BoardName, body: Telemetry): void;
  /** Stores a batch and resolves to the number up to which the board may forget. */
  facts(board: BoardName, batch: FactBatch): Promise<number>;
  want(board: BoardName): { readonly rev: number; readonly config: BoardConfig } | undefined;
  picture(board: BoardName): Picture;
};

/** One press at a board. */
export type Press = {
  /** Id of the press: the same for each repeat. */
  readonly ask: string;
  /** Since the press, with its time on the way, ms. */
  readonly ageMs: number;
  readonly request: Request;
};

/** The office server's connection to its boards. */
export interface OfficeSession {
  /** Sends a board its picture, if it is online; it gets one anyway when it comes online. */
  show(board: BoardName, picture: Picture): void;
  /** Sends a command to a board that is online; otherwise it is dropped. */
  cmd(board: BoardName, command: Command): void;
  /** Sends a board its configuration, asked for by `OfficeEvents.want`. */
  want(board: BoardName): void;
  readonly link: boolean;
  online(board: BoardName): boolean;
  /** The broker has ended the board's connection for good: its present session counts no more. */
  dismiss(board: BoardName): void;
  /** Resolves when connection and timers are closed. */
  stop(): Promise<void>;
}
