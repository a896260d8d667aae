import type { Cancel, Clock } from "@motcua/broker/ports";

/** A UART that is not emptied in time loses bytes; a sender that obeys the pace never fills it. */
const pendingMax = 16 * 1024;

/** Bytes that arrive no faster than the line's baud rate. */
export interface Paced {
  receive(bytes: Uint8Array): void;
  /** Forgets what is still on the line. */
  drop(): void;
}

/** Hands each piece on when its last byte is in, at 10 bits a byte, whatever TCP's speed. */
export function paced(options: {
  readonly baud: number;
  readonly clock: Clock;
  readonly heard: (bytes: Uint8Array) => void;
}): Paced {
  const { baud, clock, heard } = options;
  const waiting = new Set<Cancel>();
  let freeAtMs = 0;
  let pending = 0;
  return {
    receive: (bytes) => {
      const taken = bytes.subarray(0, pendingMax - pending);
      if (taken.length === 0) return;
      pending += taken.length;
      freeAtMs = Math.max(freeAtMs, clock.monoMs()) + (taken.length * 10_000) / baud;
      // Timers cut off fractions, and a byte is never in before its time.
      const cancel = clock.after(Math.ceil(freeAtMs - clock.monoMs()), () => {
        waiting.delete(cancel);
        pending -= taken.length;
        heard(taken);
      });
      waiting.add(cancel);
    },
    drop: () => {
      for (const cancel of waiting) cancel();
      waiting.clear();
      pending = 0;
      freeAtMs = 0;
    },
  };
}
