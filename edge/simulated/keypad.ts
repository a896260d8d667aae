import { type Clock, sleep } from "@motcua/broker/ports";
import type { KeypadProfile } from "@motcua/device-profiles";
import type { SimulatedDevice } from "./simulated-device.ts";
import { listeners } from "./simulated-device-listeners.ts";

/** What a person sees on a keypad. */
type KeypadLook = {
  /** Keys that are down. */
  readonly down: readonly string[];
  /** null: this model has no lamp. */
  readonly lamp: "open" | "closed" | "thanks" | null;
};

/** How a finger, or a worn contact, presses. */
type PressManner = {
  /** How long the key is down, ms; a quick press by default. */
  readonly holdMs?: number;
  /** Extra contacts, 2 ms apart, at the beginning and at the end. */
  readonly bounces?: number;
  /** It does not come up again by itself. */
  readonly stuck?: boolean;
};

export interface SimulatedKeypad extends SimulatedDevice<KeypadLook> {
  /** Resolves when the key is up again, or at once when it is stuck. */
  press(key: string, manner?: PressManner): Promise<void>;
  /** Frees a stuck key. */
  release(key: string): void;
  /** Puts bytes on the line that no key has sent. */
  noise(bytes: Uint8Array): void;
}

const quickPressMs = 80;
const bounceMs = 2;

/**
 * Sends a key's byte at each contact, and the release byte when the last key comes up. What is
 * pressed while nobody is on the line is lost, as on every serial keypad.
 */
export function createKeypad(options: {
  readonly capabilities: KeypadProfile["capabilities"];
  readonly clock: Clock;
}): SimulatedKeypad {
  const { clock } = options;
  const { press, release, lamp } = options.capabilities;
  const byteOf = new Map(Object.entries(press).map(([byte, key]) => [key, byte]));
  const sent = listeners<Uint8Array>();
  const changed = listeners<void>();
  const down = new Set<string>();
  let shines: KeypadLook["lamp"] = lamp === undefined ? null : "closed";

  const make = (key: string) => {
    const byte = byteOf.get(key);
    if (byte === undefined) throw new Error(`this keypad has no key ${key}`);
    down.add(key);
    sent.tell(bytesOf(byte));
  };
  const open = (key: string) => {
    if (!down.delete(key)) return;
    if (down.size === 0 && release !== undefined) sent.tell(bytesOf(release));
  };
  const bounce = async (key: string, times: number) => {
    for (let left = times; left > 0; left -= 1) {
      await sleep(clock, bounceMs);
      open(key);
      await sleep(clock, bounceMs);
      make(key);
    }
  };
  const stop = () => {
    down.clear();
  };
  return {
    receive: (bytes) => {
      for (const byte of bytes) {
        const name = byte.toString(16).padStart(2, "0");
        for (const state of ["open", "closed", "thanks"] as const) {
          if (lamp?.[state] !== name || shines === state) continue;
          shines = state;
          changed.tell();
        }
      }
    },
    onSend: (listener) => sent.add(listener),
    onChange: (listener) => changed.add(listener),
    snapshot: () => ({ down: [...down], lamp: shines }),
    press: async (key, { holdMs = quickPressMs, bounces = 0, stuck = false } = {}) => {
      make(key);
      changed.tell();
      await bounce(key, bounces);
      if (stuck) return;
      await sleep(clock, holdMs);
      await bounce(key, bounces);
      open(key);
      changed.tell();
    },
    release: (key) => {
      open(key);
      changed.tell();
    },
    noise: (bytes) => sent.tell(bytes),
    powerOff: () => {
      shines = lamp === undefined ? null : "closed";
      changed.tell();
    },
    stop,
  };
}

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.of(Number.parseInt(hexadecimal, 16));
}
