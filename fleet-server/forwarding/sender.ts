import { type Store, storageFault } from "@motcua/broker/log";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import type { Adapter, Outcome } from "./adapter.ts";
import { pauseMs } from "./backoff.ts";
import { afterFailure, type Breaker, closed } from "./breaker.ts";
import type { Outbox } from "./outbox.ts";
import { createPause } from "./pause.ts";

/** Hands on what waits, one at a time, oldest first. */
export interface Sender {
  /** Something was put into the outbox: goes to work, unless it pauses after a failure. */
  wake(): void;
  /** A person sends a refused one again: shortens the pause. */
  wakeNow(): void;
  /** A person asks whether the receiver is back: the next try comes 5 s after the last one. */
  tryNow(): void;
  readonly breaker: Breaker;
  /** When it will try again, ms from now; null while it does not pause. */
  readonly pausesForMs: number | null;
  /** Ends a try that is under way; resolves when nothing is left running. */
  stop(): Promise<void>;
}

/** However often a person asks, a receiver that is away is tried no more often than this. */
const probeGapMs = 5_000;

/** Starts at once with what is left from before. */
export function startSender(options: {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly adapter: Adapter;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): Sender {
  const { adapter, outbox, clock, chance, logger } = options;
  const stopping = new AbortController();
  const pause = createPause(clock, wake);
  let work = Promise.resolve();
  let busy = false;
  let breaker: Breaker = closed;
  /** Failures in a row to write the outbox, which say nothing about the receiver. */
  let unwritten = 0;

  const pauseAfter = (inARow: number, retryAfterMs: number | null): void => {
    pause.begin(pauseMs({ failures: inARow, unit: chance.unit(), retryAfterMs }));
  };

  /** True: on to the next. */
  const settle = (next: { seq: number; event: { id: string } }, outcome: Outcome): boolean => {
    outbox.record(next.seq, outcome, clock.wallMs());
    unwritten = 0;
    const about = { summary: next.event.id, outcome };
    if (outcome.kind === "again") {
      breaker = afterFailure(breaker, outcome.why, clock.wallMs());
      pauseAfter(breaker.state === "closed" ? 1 : breaker.failures, outcome.retryAfterMs);
      logger.warn(about, "a day summary was not handed on and is tried again");
      return false;
    }
    breaker = closed;
    if (outcome.kind === "stored") logger.info(about, "a day summary was handed on");
    else logger.warn(about, "a day summary was refused: a person must look");
    return true;
  };

  const run = async (): Promise<void> => {
    busy = true;
    try {
      for (let next = outbox.next(); next !== undefined; next = outbox.next()) {
        const outcome = await adapter.deliver(next.event, stopping.signal);
        if (stopping.signal.aborted || !settle(next, outcome)) return;
      }
    } catch (error) {
      // The receiver takes the repeat as a repeat; anything but a clean refusal ends the process.
      if (storageFault(error, options.store) === undefined) throw error;
      unwritten += 1;
      pauseAfter(unwritten, null);
      logger.warn({ err: error }, "the outbox cannot be written; tried again later");
    } finally {
      busy = false;
    }
  };

  function wake(): void {
    if (stopping.signal.aborted || busy || pause.leftMs !== null) return;
    work = run();
  }

  wake();
  return {
    wake,
    wakeNow: () => {
      if (breaker.state === "open") pause.shorten(probeGapMs);
      else pause.end();
      wake();
    },
    tryNow: () => {
      pause.shorten(probeGapMs);
      wake();
    },
    get breaker() {
      return breaker;
    },
    get pausesForMs() {
      return pause.leftMs;
    },
    stop: async () => {
      stopping.abort();
      pause.end();
      await work;
    },
  };
}
