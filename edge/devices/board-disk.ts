import { type Store, storageFault } from "@motcua/broker/log";
import type { Cancel, Clock } from "@motcua/broker/ports";

/** Why the board's disk takes nothing. */
export type DiskFault = NonNullable<ReturnType<typeof storageFault>>;

/** The board's disk, which may be full for a while: nothing that was done may be lost for it. */
export type BoardDisk = {
  /** Writes now; where the disk refuses nothing has happened, and the result is its code. */
  attempt(write: () => void): DiskFault | undefined;
  /**
   * Writes now, or as soon as there is room, in order. Of two writes with one key that wait only
   * the later is done.
   */
  write(key: string, write: () => void): void;
  /** Why it takes nothing; undefined while it does. */
  fault(): DiskFault | undefined;
  /** Called when the fault comes, changes or goes. */
  onChange(listener: () => void): void;
  /** Tries once more: what then still waits, the next start finds as it was left. */
  stop(): void;
};

/** Soon after somebody made room, ms. */
const tryAgainMs = 2_000;

/**
 * More than a board has slips in a day. What would wait beyond this is dropped: the server asks
 * again for what it was not told when the board connects again.
 */
const waitingMax = 1_024;

/** About what a few slips and presses need, bytes; a disk that has this much is not full. */
const enoughBytes = 32 * 1_024;

/** Watches over the writes to a store. What is no clean refusal is thrown: see `storageFault`. */
export function openBoardDisk(store: Store, clock: Clock): BoardDisk {
  const waiting = new Map<string, () => void>();
  const listeners: (() => void)[] = [];
  let fault: DiskFault | undefined;
  let again: Cancel = () => undefined;

  const is = (now: DiskFault | undefined) => {
    again();
    if (now !== undefined) again = clock.after(tryAgainMs, lookAgain);
    if (now === fault) return;
    fault = now;
    for (const listener of listeners) listener();
  };
  const refusal = (write: () => void): DiskFault | undefined => {
    try {
      write();
      return undefined;
    } catch (error) {
      const code = storageFault(error, store);
      if (code === undefined) throw error;
      return code;
    }
  };
  /** Does what waits, oldest first, until the disk refuses. */
  const catchUp = (): DiskFault | undefined => {
    for (const [key, write] of waiting) {
      const refused = refusal(write);
      if (refused !== undefined) return refused;
      waiting.delete(key);
    }
    return undefined;
  };
  const attempt = (write: () => void): DiskFault | undefined => {
    const refused = catchUp() ?? refusal(write);
    is(refused);
    return refused;
  };
  const lookAgain = () => void attempt(() => probe(store));

  return {
    attempt,
    write: (key, write) => {
      if (waiting.has(key) || waiting.size < waitingMax) waiting.set(key, write);
      is(catchUp());
    },
    fault: () => fault,
    onChange: (listener) => void listeners.push(listener),
    stop: () => {
      catchUp();
      again();
    },
  };
}

function probe(store: Store): void {
  store.transaction(() => {
    store.exec(`CREATE TABLE board_probe (bytes BLOB) STRICT;
      INSERT INTO board_probe VALUES (zeroblob(${enoughBytes}));
      DROP TABLE board_probe;`);
  })();
}
