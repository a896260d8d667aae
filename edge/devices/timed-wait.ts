import type { Clock } from "@motcua/broker/ports";

/** A wait that an answer ends, or a break, or time. */
export type TimedWait<T> = {
  /** Resolves with the answer; undefined where none came. */
  readonly over: Promise<T | undefined>;
  /** Ends the wait; only the first end counts. */
  end(answer?: T): void;
};

export function timedWait<T>(clock: Clock, waitMs: number): TimedWait<T> {
  let settle: (answer: T | undefined) => void = () => undefined;
  const over = new Promise<T | undefined>((resolve) => {
    settle = resolve;
  });
  const cancel = clock.after(waitMs, () => settle(undefined));
  return {
    over,
    end: (answer) => {
      cancel();
      settle(answer);
    },
  };
}
