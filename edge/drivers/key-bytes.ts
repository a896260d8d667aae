import type { KeypadProfile } from "@motcua/device-profiles";

/** Contacts bounce for a few ms; a finger cannot press twice within this. */
export const quietMs = 30;

/** Nobody leans on a key this long: it is stuck. */
export const stuckMs = 10_000;

/** On a keypad without release byte, repeats that follow each other faster are one held key. */
const repeatMs = 1_000;

/** What the decoder remembers of a keypad; begin with `allUp`. */
export type Keys = {
  /** When each key last made a contact or let go, ms. */
  readonly edgesMs: Readonly<Record<string, number>>;
  /** The first key that went down since all were up, and its last byte. */
  readonly held: { readonly key: string; readonly sinceMs: number; readonly lastMs: number } | null;
  /** Every key that went down since all were up. */
  readonly touched: readonly string[];
};

export const allUp: Keys = { edgesMs: {}, held: null, touched: [] };

/** The codec of one model of keypad. */
export interface KeyBytes {
  /** What a byte at a time means; `key` is the press that counts, or null. */
  readonly step: (
    keys: Keys,
    byte: number,
    atMs: number,
  ) => { readonly keys: Keys; readonly key: string | null };
  /** The key that is stuck at a time, or null. */
  readonly stuck: (keys: Keys, atMs: number) => string | null;
}

/**
 * Debounce and stuck keys. The first edge counts and quiet follows, so that a press acts at once
 * and chatter is one press. A stuck key is merely still held, so it alone is ignored: with it
 * down the keypad never sends its release byte, and every other key counts by its own edges.
 */
export function keyBytes(capabilities: KeypadProfile["capabilities"]): KeyBytes {
  const { press, release } = capabilities;
  const releases = release !== undefined;
  const stuck = (keys: Keys, atMs: number) => {
    if (keys.held === null) return null;
    const { key, sinceMs, lastMs } = keys.held;
    const down = releases || atMs - lastMs < repeatMs;
    return down && atMs - sinceMs > stuckMs ? key : null;
  };
  return {
    stuck,
    step: (keys, byte, atMs) => {
      const name = byte.toString(16).padStart(2, "0");
      if (name === release) return { keys: released(keys, atMs), key: null };
      const key = press[name];
      // A byte that the profile does not list is noise on the line.
      if (key === undefined) return { keys, key: null };
      const held = releases ? keys.held : stillRepeating(keys, atMs);
      const quiet = atMs - (keys.edgesMs[key] ?? Number.NEGATIVE_INFINITY) >= quietMs;
      const repeat = held?.key === key && (releases || stuck({ ...keys, held }, atMs) === key);
      const next: Keys = {
        edgesMs: { ...keys.edgesMs, [key]: atMs },
        held: grip({ held, key, atMs, releases }),
        touched: [...new Set([...keys.touched, key])],
      };
      return { keys: next, key: quiet && !repeat ? key : null };
    },
  };
}

type Held = Keys["held"];

function released(keys: Keys, atMs: number): Keys {
  const letGo = Object.fromEntries(keys.touched.map((key) => [key, atMs]));
  return { edgesMs: { ...keys.edgesMs, ...letGo }, held: null, touched: [] };
}

/** Without release bytes a pause is the only sign that a key was let go. */
function stillRepeating(keys: Keys, atMs: number): Held {
  return keys.held !== null && atMs - keys.held.lastMs < repeatMs ? keys.held : null;
}

function grip(edge: {
  readonly held: Held;
  readonly key: string;
  readonly atMs: number;
  readonly releases: boolean;
}): Held {
  const { held, key, atMs, releases } = edge;
  if (held?.key === key) return { ...held, lastMs: atMs };
  // The first key stays the held one: only the release of all tells that it was let go.
  if (held !== null && releases) return held;
  return { key, sinceMs: atMs, lastMs: atMs };
}
