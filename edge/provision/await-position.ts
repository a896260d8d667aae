import type { Provisioned } from "@motcua/broker/contract";
import type { Cancel, Clock, CrashPoint, Logger } from "@motcua/broker/ports";
import { dropCredential, type KeptCredential } from "../agent/credential.ts";
import type { AskServer } from "./ask-server.ts";
import { announceEveryMs, keep, reasonOf, saying, type Told } from "./obtain.ts";

/** A broker that is just reading its password file refuses once or twice. */
const refusalsMin = 3;

/** A board whose credential is refused: it waits for a person, and goes on trying to connect. */
export type AwaitPosition = {
  /** The broker has refused the credential. */
  refused(): void;
  /** The credential is good after all. */
  connected(): void;
  /** The broker refuses it again and again: its position was given to another machine, or emptied. */
  readonly isOut: boolean;
  /** Eight digits for the claim page, while the board waits and its server is there. */
  readonly number: string | null;
  stop(): void;
};

/**
 * Announces a board that was refused three times in a row, as a new machine announces itself, until
 * a person gives it a position. What it has stays on the disk until then: the broker may be wrong.
 * A person who manages the credential's file gives the next one too: then nothing is announced.
 */
export function awaitPosition(options: {
  readonly told: Told;
  readonly mine: KeptCredential;
  /** Where the office's server was heard of last. */
  readonly server: () => string | undefined;
  readonly ask: Pick<AskServer, "announce">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly crash: CrashPoint;
  /** Another credential is on the disk. */
  readonly onGiven: () => void;
}): AwaitPosition {
  const { told, mine, clock, logger } = options;
  let refusals = 0;
  let number: string | null = null;
  let asking = false;
  let cancel: Cancel | undefined;
  const say = saying(logger);

  const leave = () => {
    cancel?.();
    cancel = undefined;
    number = null;
  };
  const announce = async (server: string) => {
    const answer = await options.ask.announce(server);
    if (!("ok" in answer)) {
      number = null;
      say(`no position yet from ${server}: ${reasonOf(answer)}; this board tries again`);
    } else if (answer.ok.state === "given") {
      take(answer.ok);
    } else if (cancel !== undefined) {
      // Else it was let in, or is ending, while it asked.
      number = answer.ok.number;
      say(
        `the credential of ${mine.board} is refused; this machine waits for a position: its ` +
          `number on the claim page of ${server} is ${number}`,
      );
    }
  };
  const take = (given: Pick<Provisioned, "credential" | "want">) => {
    const { board } = given.credential;
    if (board !== mine.board) dropCredential(told.dataDir, mine.board);
    keep({ told, ports: options }, given, board === mine.board ? mine.claim : undefined);
    leave();
    say(`a person has given this machine the position ${board}`);
    options.onGiven();
  };
  const look = () => {
    const server = options.server();
    if (asking || server === undefined) return;
    asking = true;
    announce(server)
      .catch((err: unknown) => {
        // The server gives it once more, to the machine that it was given to.
        logger.error({ err }, "the new credential could not be kept; this board tries again");
      })
      .finally(() => {
        asking = false;
      });
  };

  return {
    refused: () => {
      refusals += 1;
      if (told.credential !== undefined || refusals < refusalsMin || cancel !== undefined) return;
      cancel = clock.every(announceEveryMs, look);
      look();
    },
    connected: () => {
      refusals = 0;
      leave();
    },
    get isOut() {
      return refusals >= refusalsMin;
    },
    get number() {
      return number;
    },
    stop: leave,
  };
}
