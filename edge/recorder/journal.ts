import type { Clock, Logger } from "@motcua/broker/ports";
import type { Entry } from "./entry.ts";
import { type Happening, textOf } from "./happening.ts";
import { packMember } from "./member.ts";
import { diskFault, openRing, type Ring, type RingLimits, ringLimits } from "./ring.ts";

/** Whether it records; if not, why. */
export type RecorderState =
  | { readonly state: "recording"; readonly bytes: number }
  | {
      readonly state: "stopped";
      readonly code: "storage-full" | "storage-read-only" | "storage-fault";
    };

/**
 * What happened last before a kill is lost by so much, ms. Half of it made a quiet day a third
 * longer: short texts pack badly.
 */
const flushAfterMs = 2_000;

/** A disk that refused is tried again after this time, ms: somebody may have made room. */
const retryAfterMs = 60_000;

/** Memory for what waits for a slow disk: minutes of a busy board. */
const waitingBytesMax = 4 * 1_024 * 1_024;

/** Collects what happens and appends it to the ring, about once a second. */
export type Journal = {
  add(happening: Happening, bytes: number): void;
  readonly state: RecorderState;
  /** What waits is written; then the ring as it is, undefined while there is none. */
  flushed(): Promise<Ring | undefined>;
  stop(): Promise<void>;
};

export function openJournal(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What a reader must know at the beginning of each segment. */
  readonly preamble: () => Entry[];
  readonly limits?: RingLimits;
}): Journal {
  const { folder, clock, logger, preamble, limits = ringLimits } = options;
  let waiting: Happening[] = [];
  let waitingBytes = 0;
  let lost = 0;
  let ring: Ring | undefined;
  let stopped:
    | { readonly code: ReturnType<typeof diskFault>; readonly sinceMs: number }
    | undefined;
  let work: Promise<void> = Promise.resolve();
  let isDue = false;
  let cancel = () => {};

  const write = async (happened: readonly Happening[], missing: number) => {
    if (stopped !== undefined && clock.monoMs() - stopped.sinceMs < retryAfterMs) return;
    try {
      ring ??= await openRing({ folder, clock, limits });
      await ring.append((fresh) =>
        packMember(textOf({ happened, missing, clock, preamble: fresh ? preamble() : [] })),
      );
      if (stopped !== undefined) logger.info("the flight recorder records again");
      stopped = undefined;
    } catch (error) {
      const code = diskFault(error);
      if (stopped?.code !== code) logger.warn({ code, err: error }, "the flight recorder stopped");
      stopped = { code, sinceMs: clock.monoMs() };
    }
  };
  const flush = () => {
    cancel();
    isDue = false;
    if (waiting.length === 0 && lost === 0) return work;
    const happened = waiting;
    const missing = lost;
    waiting = [];
    waitingBytes = 0;
    lost = 0;
    work = work.then(() => write(happened, missing));
    return work;
  };

  return {
    add: (happening, bytes) => {
      if (waitingBytes + bytes > waitingBytesMax) {
        lost += 1;
        return;
      }
      waiting.push(happening);
      waitingBytes += bytes;
      if (isDue) return;
      isDue = true;
      cancel = clock.after(flushAfterMs, () => void flush());
    },
    get state(): RecorderState {
      if (stopped !== undefined) return { state: "stopped", code: stopped.code };
      return { state: "recording", bytes: ring?.bytes ?? 0 };
    },
    flushed: async () => {
      await flush();
      return ring;
    },
    stop: () => flush(),
  };
}
