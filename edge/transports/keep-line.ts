import type { Cancel, Chance, Clock } from "@motcua/broker/ports";
import { type Line, LineFault, type OpenLine, type WriteOptions } from "./line.ts";
import { writeDeadlineMs } from "./write-deadline.ts";

/** What a kept line is at this moment. */
export type LineState =
  | { readonly state: "connecting" }
  | { readonly state: "up" }
  | { readonly state: "down"; readonly fault: LineFault };

/** A line that is opened again whenever it goes down. */
export interface KeptLine {
  state(): LineState;
  /** Called at each opening: whatever the device had been told must be told again. */
  onUp(listener: () => void): void;
  /** Called when the line goes down or cannot be opened, and when the reason changes. */
  onDown(listener: (fault: LineFault) => void): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  /**
   * Sends the bytes on the present line, within `bytes × 10 / baud × 1.5 + 2 s`. Rejects with a
   * LineFault at once when the line is down: nothing is kept for later.
   */
  write(bytes: Uint8Array, options?: WriteOptions): Promise<void>;
  /** Bits per second of the present line, where it has a pace. */
  readonly baud: number | undefined;
  /** Resolves when the line is closed and no timer is left. */
  stop(): Promise<void>;
}

/** For a device on a bench: soon enough for a person who plugs it in and looks. */
const bench = { firstMs: 200, mostMs: 2_000 } as const;

/** Opens the line and keeps it open; attempts follow each other after 0.2 s to 2 s. */
export function keepLine(options: {
  readonly open: OpenLine;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly backoff?: { readonly firstMs: number; readonly mostMs: number };
}): KeptLine {
  const { open, clock, chance, backoff = bench } = options;
  const ups: (() => void)[] = [];
  const downs: ((fault: LineFault) => void)[] = [];
  const datas: ((bytes: Uint8Array) => void)[] = [];
  let now: LineState = { state: "connecting" };
  let line: Line | undefined;
  let opening: Promise<void> = Promise.resolve();
  let wait: Cancel = () => undefined;
  let waitMs = backoff.firstMs;
  let worked = false;
  let stopped = false;

  const again = () => {
    // Up to a quarter less, so that a hub full of devices does not come back in step.
    wait = clock.after(waitMs * (1 - chance.unit() / 4), tryOnce);
    waitMs = Math.min(waitMs * 2, backoff.mostMs);
  };
  const down = (raw: LineFault) => {
    if (stopped) return;
    line = undefined;
    const fault = worked ? asUnplugged(raw) : raw;
    const news = now.state !== "down" || now.fault.code !== fault.code;
    now = { state: "down", fault };
    again();
    if (news) for (const listener of downs) listener(fault);
  };
  const up = (fresh: Line) => {
    line = fresh;
    worked = true;
    now = { state: "up" };
    const sinceMs = clock.monoMs();
    fresh.onData((bytes) => {
      for (const listener of datas) listener(bytes);
    });
    fresh.onDown((fault) => {
      // A line that drops at once is not tried faster for having been up.
      if (clock.monoMs() - sinceMs >= backoff.mostMs) waitMs = backoff.firstMs;
      down(fault);
    });
    for (const listener of ups) listener();
  };
  function tryOnce() {
    opening = open().then(
      (fresh) => (stopped ? fresh.close() : up(fresh)),
      (error: unknown) => down(asFault(error)),
    );
  }
  tryOnce();

  return {
    state: () => now,
    onUp: (listener) => void ups.push(listener),
    onDown: (listener) => void downs.push(listener),
    onData: (listener) => void datas.push(listener),
    write: (bytes, options) => {
      if (line === undefined) return Promise.reject(faultIn(now));
      const deadlineMs = writeDeadlineMs(bytes.length, line.baud);
      return line.write(bytes, { ...options, deadlineMs });
    },
    get baud() {
      return line?.baud;
    },
    stop: async () => {
      stopped = true;
      wait();
      await opening;
      await line?.close();
    },
  };
}

function faultIn(state: LineState): LineFault {
  if (state.state === "down") return state.fault;
  return new LineFault("unplugged", "the line is not open yet");
}

function asFault(error: unknown): LineFault {
  if (error instanceof LineFault) return error;
  return new LineFault("not-supported", error instanceof Error ? error.message : String(error));
}

/** A place that worked and is gone is a pulled plug, not a mistake in `office.yaml`. */
function asUnplugged(fault: LineFault): LineFault {
  const gone = fault.code === "port-missing" || fault.code === "port-refused";
  return gone ? new LineFault("unplugged", fault.message) : fault;
}
