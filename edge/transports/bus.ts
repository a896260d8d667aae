import { type Clock, sleep } from "@motcua/broker/ports";
import type { KeptLine } from "./keep-line.ts";
import { LineFault } from "./line.ts";

/** One frame to one unit on a shared line. */
type BusRequest = {
  readonly address: number;
  readonly bytes: Uint8Array;
  /** How the unit's answer is read from all bytes since the frame; absent: it never answers. */
  readonly reply:
    | {
        readonly read: (bytes: Uint8Array) => "accepted" | "refused" | "nothing";
        readonly timeoutMs: number;
      }
    | undefined;
  /** Told how each try ended, and whether it was a repeat. */
  readonly onTry?: (answer: Answer, again: boolean) => void;
};

/** How one try ended; `sent`: the unit never answers. */
export type Answer = "accepted" | "refused" | "nothing" | "sent";

/** What the line has suffered since the start; a rising count is a bad cable, not a bad unit. */
type BusCounts = {
  readonly timeouts: number;
  /** Frames that a unit refused because their checksum was wrong there. */
  readonly checksumErrors: number;
  /** Timeouts in which something came that was no answer. */
  readonly garbled: number;
};

/** The one queue of a shared line. */
export interface Bus {
  /**
   * Sends when the line is free and tries three times. `accepted`: the unit said so; `sent`: it
   * never answers. Rejects with a LineFault: no-reply, bad-reply, or why the line is down.
   */
  ask(request: BusRequest): Promise<"accepted" | "sent">;
  counts(): BusCounts;
}

/** Two repeats get through any noise that leaves the line usable. */
const triesMax = 3;

/** After a timeout the line must be silent this long, or a late answer would seem the next one's. */
const idleMs = 50;

/** A line that never falls silent is noise; it is not waited for any longer. */
const idleWaitMaxMs = 500;

/** A missing unit holds the others up for one timeout at most this often. */
const away = { firstMs: 500, mostMs: 5_000 } as const;

/**
 * Half-duplex units that share a line are spoken to one at a time (three requests at once gave
 * two timeouts). A silent unit is left alone for a growing while, and then asked only once, so
 * that the others hardly notice.
 */
export function shareLine(options: { readonly line: KeptLine; readonly clock: Clock }): Bus {
  const { line, clock } = options;
  const counts = { timeouts: 0, checksumErrors: 0, garbled: 0 };
  const absent = new Map<number, { untilMs: number; waitMs: number }>();
  const ear = listen(line, clock);
  /** The exchange after which the next may begin; undefined while the line is idle. */
  let tail: Promise<void> | undefined;
  // Whatever cut the line may have been what silenced the units.
  line.onUp(() => absent.clear());

  const silent = (address: number) => {
    const waitMs = Math.min((absent.get(address)?.waitMs ?? away.firstMs / 2) * 2, away.mostMs);
    absent.set(address, { untilMs: clock.monoMs() + waitMs, waitMs });
  };
  const once = async ({ bytes, reply }: BusRequest): Promise<Answer> => {
    ear.forget();
    await line.write(bytes);
    const wireMs = line.baud === undefined ? 0 : (bytes.length * 10_000) / line.baud;
    if (reply === undefined) {
      await sleep(clock, wireMs);
      return "sent";
    }
    const answer = await ear.hear(reply.read, reply.timeoutMs + wireMs);
    if (answer === "refused") counts.checksumErrors += 1;
    if (answer === "nothing") {
      counts.timeouts += 1;
      if (ear.heard() > 0) counts.garbled += 1;
      await ear.idle();
    }
    return answer;
  };
  const exchange = async (request: BusRequest): Promise<"accepted" | "sent"> => {
    const { address } = request;
    const gone = absent.get(address);
    if (gone !== undefined && clock.monoMs() < gone.untilMs) throw noReply(address);
    const most = gone === undefined ? triesMax : 1;
    for (let tries = most; tries > 0; tries -= 1) {
      const answer = await once(request);
      request.onTry?.(answer, tries < most);
      if (answer === "accepted" || answer === "sent") {
        absent.delete(address);
        return answer;
      }
      if (tries === 1 && answer === "refused") {
        throw new LineFault("bad-reply", `unit ${address} refuses every frame`);
      }
    }
    silent(address);
    throw noReply(address);
  };

  return {
    ask: (request) => {
      // An idle line is spoken to at once: no disk that the same turn waits for holds a frame up.
      const turn = tail === undefined ? exchange(request) : tail.then(() => exchange(request));
      const over = turn
        .catch(() => undefined)
        .then(() => {
          if (tail === over) tail = undefined;
        });
      tail = over;
      return turn;
    },
    counts: () => ({ ...counts }),
  };
}

function noReply(address: number): LineFault {
  return new LineFault("no-reply", `unit ${address} does not answer`);
}

/** Collects what the line brings between a frame and its answer. */
function listen(line: KeptLine, clock: Clock) {
  let bytes: number[] = [];
  let onChange: () => void = () => undefined;
  line.onData((more) => {
    bytes.push(...more);
    onChange();
  });
  line.onDown(() => onChange());

  const until = (done: () => boolean, ms: number) =>
    new Promise<void>((resolve) => {
      const settle = () => {
        onChange = () => undefined;
        cancel();
        resolve();
      };
      const cancel = clock.after(ms, settle);
      onChange = () => {
        if (done()) settle();
      };
      onChange();
    });
  const lost = () => line.state().state !== "up";
  return {
    forget: () => {
      bytes = [];
    },
    heard: () => bytes.length,
    hear: async (
      read: (bytes: Uint8Array) => "accepted" | "refused" | "nothing",
      ms: number,
    ): Promise<"accepted" | "refused" | "nothing"> => {
      const answer = () => read(Uint8Array.from(bytes));
      await until(() => lost() || answer() !== "nothing", ms);
      const now = line.state();
      if (now.state === "down") throw now.fault;
      return answer();
    },
    idle: async () => {
      for (let leftMs = idleWaitMaxMs; leftMs > 0; leftMs -= idleMs) {
        const before = bytes.length;
        await sleep(clock, idleMs);
        if (bytes.length === before) return;
      }
    },
  };
}
