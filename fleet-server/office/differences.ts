import { isDeepStrictEqual } from "node:util";

/** One field that changed. `null` stands for a field that was not there before, or is not now. */
export type Difference = {
  /** Where, by name instead of place: `boards/box-26734/devices/printer1/port`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
};

/**
 * Every difference between two JSON documents; empty exactly when they mean the same. Items of a
 * list are matched by their letter, id, number or name, so that a device that is put in front of
 * another is one difference and not two; a changed order is one more, as `<list>`.
 */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  return compare(before, after, "");
}

function compare(before: unknown, after: unknown, path: string): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const named = [itemsOf(before), itemsOf(after)] as const;
  if (named[0] !== undefined && named[1] !== undefined) {
    return [...compareFields(named[0], named[1], path), ...compareOrder(named[0], named[1], path)];
  }
  if (isObject(before) && isObject(after)) {
    const fields = [new Map(Object.entries(before)), new Map(Object.entries(after))] as const;
    return compareFields(fields[0], fields[1], path);
  }
  return [{ path, before: before ?? null, after: after ?? null }];
}

type Fields = ReadonlyMap<string, unknown>;

function compareFields(before: Fields, after: Fields, path: string): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) =>
    compare(before.get(name), after.get(name), path === "" ? name : `${path}/${name}`),
  );
}

/** Order counts: a call keypad's digits are the places of the services. */
function compareOrder(before: Fields, after: Fields, path: string): Difference[] {
  const stayed = [...before.keys()].filter((name) => after.has(name));
  const now = [...after.keys()].filter((name) => before.has(name));
  if (isDeepStrictEqual(stayed, now)) return [];
  return [{ path, before: stayed, after: now }];
}

/** What tells the items of a list apart, the first that they have. */
const identities = ["letter", "id", "number", "name"];

/** A list as items by name, or `undefined` where it is not a list of distinct named things. */
function itemsOf(value: unknown): Fields | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = new Map<string, unknown>();
  for (const item of value as unknown[]) {
    if (!isObject(item)) return undefined;
    const identity = identities.find((field) => field in item);
    if (identity === undefined) return undefined;
    items.set(String(item[identity]), item);
  }
  return items.size === value.length ? items : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
