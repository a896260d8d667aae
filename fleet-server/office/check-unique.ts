import type { Fault } from "@motcua/device-profiles/document";

/** A value that must be its holder's alone, and where it stands. */
export type Claim = { readonly value: string | number; readonly path: string };

/** One fault for each claim on a value that an earlier one holds. */
export function checkUnique(claims: readonly Claim[], remedy: string): Fault[] {
  const holders = new Map<string | number, string>();
  return claims.flatMap(({ value, path }) => {
    const holder = holders.get(value);
    if (holder === undefined) {
      holders.set(value, path);
      return [];
    }
    return [{ path, message: `${JSON.stringify(value)} already stands at ${holder}`, remedy }];
  });
}
