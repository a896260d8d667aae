import type { Keypad } from "./device.ts";

/** Who hears a keypad's presses; a borrower hears them alone. */
export type PressListeners = Pick<Keypad, "onKey" | "borrow"> & {
  readonly tell: (key: string) => void;
};

export function pressListeners(): PressListeners {
  const listeners: ((key: string) => void)[] = [];
  let borrower: ((key: string) => void) | undefined;
  return {
    tell: (key) => {
      if (borrower !== undefined) return borrower(key);
      for (const listener of listeners) listener(key);
    },
    onKey: (listener) => void listeners.push(listener),
    borrow: (listener) => {
      borrower = listener;
      return () => {
        if (borrower === listener) borrower = undefined;
      };
    },
  };
}
