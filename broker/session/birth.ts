import type { Cancel, Clock } from "../ports.ts";

/** Keeps what the broker retains of a board true: it must say what the board says of itself. */
export type Birth = {
  /** What the broker told of this board's own state. */
  readonly heard: (seen: { readonly sid: string; readonly state: string }) => void;
  readonly stop: () => void;
};

/**
 * A contradiction is often only the state before this one, still on its way; what stands after
 * this time is real. It also keeps two boards of one name from shouting without a pause, ms.
 */
const contradictionMs = 500;

/** `mySid` is undefined while the line is down; `say` publishes the state again. */
export function createBirth(clock: Clock, mySid: () => string | undefined, say: () => void): Birth {
  let contradicted = false;
  let cancel: Cancel | undefined;
  return {
    heard: ({ sid, state }) => {
      contradicted = sid !== mySid() || state !== "online";
      if (!contradicted || cancel !== undefined) return;
      cancel = clock.after(contradictionMs, () => {
        cancel = undefined;
        if (contradicted && mySid() !== undefined) say();
      });
    },
    stop: () => cancel?.(),
  };
}
