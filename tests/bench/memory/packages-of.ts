import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The packages of others that a built program loads at its start, by following its imports. */
export function packagesOf(main: string): readonly string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of importsOf(readFileSync(file, "utf8"))) {
      if (name.startsWith(".")) follow(join(dirname(file), name));
      else if (name.startsWith("@motcua/")) follow(createRequire(file).resolve(name));
      else if (!name.startsWith("node:")) packages.add(name);
    }
  };
  follow(main);
  return [...packages].sort();
}

/** Static ones only: what is imported later, when it is needed, is no part of a start. */
function importsOf(code: string): string[] {
  const statements = code.matchAll(/^(?:import|export)\b(?:[^;"]*\bfrom)?\s*"([^"]+)"/gm);
  return [...statements].map(([, name = ""]) => name);
}
