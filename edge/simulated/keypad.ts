import type { Clock } from "@motcua/broker/ports";
import type { KeypadProfile } from "@motcua/device-profiles";
import { keyContacts, type PressManner } from "./key-contacts.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import { listeners } from "./simulated-device-listeners.ts";

/** What a person sees on a keypad. */
export type KeypadLook = {
  /** Keys that are down. */
  readonly down: readonly string[];
  /** null: this model has no lamp. */
  readonly lamp: "open" | "closed" | "thanks" | null;
  /** How often it has thanked. */
  readonly thanked: number;
};

/** A keypad under a finger, whatever carries its presses away. */
export interface PressableKeypad extends SimulatedDevice<KeypadLook> {
  /** Resolves when the key is up again, or at once when it is stuck. */
  press(key: string, manner?: PressManner): Promise<void>;
  /** Frees a stuck key. */
  release(key: string): void;
}

export interface SimulatedKeypad extends PressableKeypad {
  /** Puts bytes on the line that no key has sent. */
  noise(bytes: Uint8Array): void;
}

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
  const contacts = keyContacts({
    keys: [...byteOf.keys()],
    clock,
    onEdge: (key, isDown) => {
      const byte = isDown ? byteOf.get(key) : release;
      // It says once that all keys are up, not which one came up.
      if (byte !== undefined && (isDown || contacts.down.size === 0)) sent.tell(bytesOf(byte));
    },
    onPress: () => changed.tell(),
  });
  let shines: KeypadLook["lamp"] = lamp === undefined ? null : "closed";
  let thanked = 0;

  return {
    receive: (bytes) => {
      for (const byte of bytes) {
        const name = byte.toString(16).padStart(2, "0");
        for (const state of ["open", "closed", "thanks"] as const) {
          if (lamp?.[state] !== name || shines === state) continue;
          shines = state;
          if (state === "thanks") thanked += 1;
          changed.tell();
        }
      }
    },
    onSend: (listener) => sent.add(listener),
    onChange: (listener) => changed.add(listener),
    snapshot: () => ({ down: [...contacts.down], lamp: shines, thanked }),
    press: contacts.press,
    release: contacts.release,
    noise: (bytes) => sent.tell(bytes),
    powerOff: () => {
      shines = lamp === undefined ? null : "closed";
      changed.tell();
    },
    stop: contacts.forget,
  };
}

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.of(Number.parseInt(hexadecimal, 16));
}
