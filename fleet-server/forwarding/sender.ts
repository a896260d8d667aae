import { type Store, storageFault } from "@motcua/broker/log";
import type { Cancel, Chance, Clock, Logger } from "@motcua/broker/ports";
import { pauseMs } from "./backoff.ts";
import { deliver, type Fetch, type Outcome } from "./delivery.ts";
import type { Outbox } from "./outbox.ts";

/** Hands on what waits, one at a time, oldest first. */
export interface Sender {
  /** Something was put into the outbox: goes to work, unless it pauses after a failure. */
  wake(): void;
  /** A person asks: ends the pause. */
  wakeNow(): void;
  /** When it will try again, ms from now; null while it does not pause. */
  readonly pausesForMs: number | null;
  /** Ends a try that is under way; resolves when nothing is left running. */
  stop(): Promise<void>;
}

/** Starts at once with what is left from before. */
export function startSender(options: {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly url: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): Sender {
  const { outbox, clock, chance, logger } = options;
  const stopping = new AbortController();
  let pause: { readonly untilMs: number; readonly cancel: Cancel } | undefined;
  let work = Promise.resolve();
  let busy = false;
  let failures = 0;

  const pauseFor = (retryAfterMs: number | null): void => {
    failures += 1;
    const ms = pauseMs({ failures, unit: chance.unit(), retryAfterMs });
    pause = { untilMs: clock.monoMs() + ms, cancel: clock.after(ms, wakeNow) };
  };

  /** True: on to the next. */
  const settle = (next: { seq: number; event: { id: string } }, outcome: Outcome): boolean => {
    outbox.record(next.seq, outcome, clock.wallMs());
    const about = { summary: next.event.id, outcome };
    if (outcome.kind === "again") {
      pauseFor(outcome.retryAfterMs);
      logger.warn(about, "a day summary was not handed on and is tried again");
      return false;
    }
    failures = 0;
    if (outcome.kind === "stored") logger.info(about, "a day summary was handed on");
    else logger.warn(about, "a day summary was refused: a person must look");
    return true;
  };

  const run = async (): Promise<void> => {
    busy = true;
    try {
      for (let next = outbox.next(); next !== undefined; next = outbox.next()) {
        const outcome = await deliver(next.event, { ...options, stop: stopping.signal });
        if (stopping.signal.aborted || !settle(next, outcome)) return;
      }
    } catch (error) {
      // The receiver takes the repeat as a repeat; anything but a clean refusal ends the process.
      if (storageFault(error, options.store) === undefined) throw error;
      pauseFor(null);
      logger.warn({ err: error }, "the outbox cannot be written; tried again later");
    } finally {
      busy = false;
    }
  };

  function wake(): void {
    if (stopping.signal.aborted || busy || pause !== undefined) return;
    work = run();
  }

  function wakeNow(): void {
    pause?.cancel();
    pause = undefined;
    wake();
  }

  wake();
  return {
    wake,
    wakeNow,
    get pausesForMs() {
      return pause === undefined ? null : Math.max(0, pause.untilMs - clock.monoMs());
    },
    stop: async () => {
      stopping.abort();
      pause?.cancel();
      pause = undefined;
      await work;
    },
  };
}
