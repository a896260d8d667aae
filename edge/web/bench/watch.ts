import type { PagePorts } from "@motcua/device-profiles/look";

/** A value that changes, with those who wait for it to become something. */
export interface Watch<T> {
  readonly now: T | undefined;
  tell(value: T): void;
  /** Resolves with what `find` finds, or undefined after `ms` or when `signal` ends the wait. */
  until<R>(find: (value: T) => R | undefined, limits: Limits): Promise<R | undefined>;
}

type Limits = {
  readonly ms: number;
  readonly ports: PagePorts;
  readonly signal: AbortSignal;
};

/** Makes an empty watch. */
export function createWatch<T>(): Watch<T> {
  let now: T | undefined;
  const waiting = new Set<() => void>();
  return {
    get now() {
      return now;
    },
    tell(value) {
      now = value;
      for (const look of [...waiting]) look();
    },
    until(find, { ms, ports, signal }) {
      return new Promise((resolve) => {
        const end = (found: ReturnType<typeof find>) => {
          waiting.delete(look);
          cancel();
          signal.removeEventListener("abort", giveUp);
          resolve(found);
        };
        const giveUp = () => end(undefined);
        const look = () => {
          const found = now === undefined ? undefined : find(now);
          if (found !== undefined) end(found);
        };
        const cancel = ports.after(ms, giveUp);
        signal.addEventListener("abort", giveUp);
        waiting.add(look);
        if (signal.aborted) giveUp();
        else look();
      });
    },
  };
}
