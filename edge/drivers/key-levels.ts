import { quietMs, stuckMs } from "./key-bytes.ts";

type Contact = {
  readonly down: boolean;
  /** When the level last counted as changed, ms. */
  readonly changedMs: number;
};

/** Each key's contact as last counted; begin with `untouched`. */
export type Levels = Readonly<Record<string, Contact>> | "untouched";

/**
 * What the levels of all keys at a time mean. The first edge counts and 30 ms of quiet follow, for
 * each key by itself; keys that are down at the first look, as after a break, were not pressed now.
 */
export function stepLevels(
  levels: Levels,
  look: { readonly keys: readonly string[]; readonly down: ReadonlySet<string> },
  atMs: number,
): { readonly levels: Levels; readonly pressed: readonly string[] } {
  const { keys, down } = look;
  const pressed: string[] = [];
  const next = keys.map((key): [string, Contact] => {
    const before = levels === "untouched" ? undefined : levels[key];
    const now = { down: down.has(key), changedMs: atMs };
    if (before === undefined) {
      return [key, now.down ? now : { down: false, changedMs: Number.NEGATIVE_INFINITY }];
    }
    if (before.down === now.down || atMs - before.changedMs < quietMs) return [key, before];
    if (now.down) pressed.push(key);
    return [key, now];
  });
  return { levels: Object.fromEntries(next), pressed };
}

/** A key that has been down for more than 10 s, or null. It is merely still held: no press. */
export function stuckLevel(levels: Levels, atMs: number): string | null {
  if (levels === "untouched") return null;
  const stuck = Object.entries(levels).find(
    ([, { down, changedMs }]) => down && atMs - changedMs > stuckMs,
  );
  return stuck?.[0] ?? null;
}
