import type { Fault } from "./checked.ts";
import { meant } from "./nearest.ts";
import type { KeypadProfile } from "./profile.ts";

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const kioskKeys = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const callKeys = ["next", "recall", "no-show", "finish", "transfer", "undo", "enter", ...digits];
const ratingKeys = ["4", "3", "2", "1"];

/** Which key names a purpose knows, and which of them a keypad cannot do without. */
const keysOf: Readonly<
  Record<KeypadProfile["purpose"], { readonly known: string[]; readonly needed: string[] }>
> = {
  kiosk: { known: kioskKeys, needed: [] },
  // Staff cannot work without these two; the counter page has the others.
  call: { known: callKeys, needed: ["next", "finish"] },
  rating: { known: ratingKeys, needed: ratingKeys },
};

/** The keys of a keypad: known for its purpose, complete, each with a label, bytes not used twice. */
export function checkKeypad(profile: KeypadProfile): Fault[] {
  const { press, release, labels } = profile.capabilities;
  const { known, needed } = keysOf[profile.purpose];
  const keys = new Set(Object.values(press));
  const path = "capabilities/press";
  const unknown = Object.entries(press)
    .filter(([, key]) => !known.includes(key))
    .map(([byte, key]) => ({
      path: `${path}/${byte}`,
      message: `"${key}" is not a key of a ${profile.purpose} keypad`,
      remedy: meant(key, known),
    }));
  const absent = needed
    .filter((key) => !keys.has(key))
    .map((key) => ({ path, message: `has no key "${key}"`, remedy: "Add the byte it sends." }));
  const bare = [...keys]
    .filter((key) => !(key in labels))
    .map((key) => ({
      path: `capabilities/labels/${key}`,
      message: "is missing",
      remedy: `Add what stands on the key: ${key}: { vi: …, en: … }.`,
    }));
  const idle = Object.keys(labels)
    .filter((key) => !keys.has(key))
    .map((key) => ({
      path: `capabilities/labels/${key}`,
      message: "labels a key that no byte presses",
      remedy: meant(key, keys),
    }));
  const twice =
    release === undefined || !(release in press)
      ? []
      : [
          {
            path: "capabilities/release",
            message: "is also the byte of a key",
            remedy: "Write the byte that the keypad sends when all keys are up, or leave it out.",
          },
        ];
  return [...unknown, ...absent, ...bare, ...idle, ...twice];
}
