import type { Fault } from "./checked.ts";
import { meant } from "./nearest.ts";
import type { AnyKeypadProfile, KeypadProfile } from "./profile.ts";

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
export function checkKeypad(profile: AnyKeypadProfile): Fault[] {
  const { labels } = profile.capabilities;
  const { known, needed } = keysOf[profile.purpose];
  const { path, places } = placesOf(profile);
  const keys = new Set(keyNames(profile));
  const unknown = places
    .filter(([, key]) => !known.includes(key))
    .map(([place, key]) => ({
      path: `${path}/${place}`,
      message: `"${key}" is not a key of a ${profile.purpose} keypad`,
      remedy: meant(key, known),
    }));
  const absent = needed
    .filter((key) => !keys.has(key))
    .map((key) => ({ path, message: `has no key "${key}"`, remedy: "Add how it is pressed." }));
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
      message: "labels a key that nothing presses",
      remedy: meant(key, keys),
    }));
  const twice = profile.driver === "key-bytes" ? checkRelease(profile) : [];
  return [...unknown, ...absent, ...bare, ...idle, ...twice];
}

/** The key names of a keypad, each once, in the profile's order. */
export function keyNames(profile: AnyKeypadProfile): string[] {
  return [...new Set(placesOf(profile).places.map(([, key]) => key))];
}

/** How each key comes in: a byte, a line of the expander, or its place in the list of pins. */
function placesOf(profile: AnyKeypadProfile): {
  readonly path: string;
  readonly places: readonly (readonly [string, string])[];
} {
  switch (profile.driver) {
    case "key-bytes":
      return { path: "capabilities/press", places: Object.entries(profile.capabilities.press) };
    case "pcf8574":
      return { path: "capabilities/lines", places: Object.entries(profile.capabilities.lines) };
    case "gpio-keys":
      return { path: "capabilities/keys", places: Object.entries(profile.capabilities.keys) };
  }
}

function checkRelease({ capabilities: { press, release } }: KeypadProfile): Fault[] {
  if (release === undefined || !(release in press)) return [];
  const remedy = "Write the byte that the keypad sends when all keys are up, or leave it out.";
  return [{ path: "capabilities/release", message: "is also the byte of a key", remedy }];
}
