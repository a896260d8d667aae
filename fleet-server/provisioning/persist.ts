import type { Cancel, Clock, Logger } from "@motcua/broker/ports";

/** A full disk is made free by a person: often enough to go on soon after it, ms. */
const retryMs = 5_000;

/** Does what has to follow something that is stored already. */
export type Persist = {
  /**
   * Does it now, and where that throws again and again until it is done. A later wish for the same
   * thing takes the place of the one that is still owed.
   */
  (what: string, act: () => void): void;
  stop(): void;
};

/** What was granted stays granted: a file that cannot be written is told in the log, and owed. */
export function persistently(clock: Clock, logger: Logger): Persist {
  const owed = new Map<string, Cancel>();
  const persist = (what: string, act: () => void) => {
    owed.get(what)?.();
    owed.delete(what);
    try {
      act();
    } catch (err) {
      logger.error({ err }, `${what}: not done yet, it is tried again`);
      owed.set(
        what,
        clock.after(retryMs, () => persist(what, act)),
      );
    }
  };
  return Object.assign(persist, {
    stop: () => {
      for (const cancel of owed.values()) cancel();
      owed.clear();
    },
  });
}
