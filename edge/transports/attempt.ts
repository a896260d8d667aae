import type { Clock } from "@motcua/broker/ports";
import { type Line, LineFault } from "./line.ts";

/** What differs between a serial port and a socket. */
export type Wire = {
  /** Hands bytes to the system; `done` is called once, with an error when they were not taken. */
  send(bytes: Uint8Array, done: (error?: Error | null) => void): void;
  /** Lets go of the port or socket, also when it hangs; resolves when the system has it back. */
  end(): Promise<void>;
};

/** A line and the two things that its wire reports to it. */
export type Attempt = {
  readonly line: Line;
  readonly received: (bytes: Uint8Array) => void;
  /** The wire is gone or is given up; only the first fault counts. */
  readonly lost: (fault: LineFault) => void;
};

/** One attempt's rules, the same on every wire: deadlines, one fault, pending writes refused. */
export function attempt(options: {
  readonly wire: Wire;
  readonly baud: number | undefined;
  readonly clock: Clock;
}): Attempt {
  const { wire, baud, clock } = options;
  const dataListeners: ((bytes: Uint8Array) => void)[] = [];
  const downListeners: ((fault: LineFault) => void)[] = [];
  const pending = new Set<(fault: LineFault) => void>();
  let over: LineFault | undefined;
  let ended: Promise<void> | undefined;

  const finish = (fault: LineFault): Promise<void> => {
    over ??= fault;
    for (const refuse of [...pending]) refuse(over);
    ended ??= wire.end();
    return ended;
  };
  const lost = (fault: LineFault) => {
    if (over !== undefined) return;
    // The wire's end reports nothing of its own: whoever listens hears of the line from onDown.
    void finish(fault);
    for (const listener of downListeners) listener(fault);
  };
  const write = (bytes: Uint8Array, deadlineMs: number) =>
    new Promise<void>((resolve, reject) => {
      if (over !== undefined) return reject(over);
      const settle = (fault?: LineFault) => {
        if (!pending.delete(settle)) return;
        cancel();
        if (fault === undefined) resolve();
        else reject(fault);
      };
      const cancel = clock.after(deadlineMs, () => {
        const text = `${bytes.length} bytes were not taken within ${deadlineMs} ms`;
        lost(new LineFault("write-timeout", text));
      });
      pending.add(settle);
      wire.send(bytes, (error) => {
        if (error) lost(new LineFault("unplugged", error.message));
        else settle();
      });
    });

  const line: Line = {
    baud,
    write: (bytes, { deadlineMs }) => write(bytes, deadlineMs),
    onData: (listener) => void dataListeners.push(listener),
    onDown: (listener) => {
      downListeners.push(listener);
      // The line may go between its opening and the caller's listening.
      const fault = over;
      if (fault !== undefined) queueMicrotask(() => listener(fault));
    },
    close: () => finish(new LineFault("unplugged", "the line was closed")),
  };
  const received = (bytes: Uint8Array) => {
    if (over !== undefined) return;
    for (const listener of dataListeners) listener(bytes);
  };
  return { line, received, lost };
}
