import { type Clock, sleep } from "@motcua/broker/ports";

/** How a finger, or a worn contact, presses. */
export type PressManner = {
  /** How long the key is down, ms; a quick press by default. */
  readonly holdMs?: number;
  /** Extra contacts, 2 ms apart, at the beginning and at the end. */
  readonly bounces?: number;
  /** It does not come up again by itself. */
  readonly stuck?: boolean;
};

/** The contacts under the keys of a simulated keypad. */
export interface KeyContacts {
  readonly down: ReadonlySet<string>;
  /** Resolves when the key is up again, or at once when it is stuck. */
  readonly press: (key: string, manner?: PressManner) => Promise<void>;
  /** Frees a stuck key. */
  readonly release: (key: string) => void;
  /** Every key is up, without an edge. */
  readonly forget: () => void;
}

const quickPressMs = 80;
const bounceMs = 2;

/** `onEdge` hears every contact that is made or broken; `onPress` a person's act, at both ends. */
export function keyContacts(options: {
  readonly keys: readonly string[];
  readonly clock: Clock;
  readonly onEdge: (key: string, isDown: boolean) => void;
  readonly onPress: () => void;
}): KeyContacts {
  const { keys, clock, onEdge, onPress } = options;
  const down = new Set<string>();

  const make = (key: string) => {
    if (!keys.includes(key)) throw new Error(`this keypad has no key ${key}`);
    down.add(key);
    onEdge(key, true);
  };
  const open = (key: string) => {
    if (down.delete(key)) onEdge(key, false);
  };
  const bounce = async (key: string, times: number) => {
    for (let left = times; left > 0; left -= 1) {
      await sleep(clock, bounceMs);
      open(key);
      await sleep(clock, bounceMs);
      make(key);
    }
  };
  return {
    down,
    press: async (key, { holdMs = quickPressMs, bounces = 0, stuck = false } = {}) => {
      make(key);
      onPress();
      await bounce(key, bounces);
      if (stuck) return;
      await sleep(clock, holdMs);
      await bounce(key, bounces);
      open(key);
      onPress();
    },
    release: (key) => {
      open(key);
      onPress();
    },
    forget: () => down.clear(),
  };
}
