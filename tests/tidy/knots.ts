import { posix } from "node:path";

/** Each file's text by its path from the root of the repository. */
export type Sources = ReadonlyMap<string, string>;

/**
 * Where two or more neighbours of one folder, files or folders with all that is in them, depend on
 * each other in a ring: then none of them can be understood, or taken away, alone. A ring is told
 * as its imports, one for each step.
 */
export function knots(sources: Sources): string[][] {
  const rings = [...arrowsByFolder(sources).values()].map(ringOf);
  return rings.filter((ring) => ring !== undefined);
}

/** From a neighbour to those that it imports, each with one import that shows it. */
type Arrows = Map<string, Map<string, string>>;

/** Every import between files, as the arrow between the two neighbours where their paths part. */
function arrowsByFolder(sources: Sources): Map<string, Arrows> {
  const folders = new Map<string, Arrows>();
  for (const [file, text] of sources) {
    for (const imported of importsOf(file, text)) {
      const { folder, from, to } = whereTheyPart(file, imported);
      const arrows = entry(folders, folder, () => new Map());
      entry(
        entry(arrows, from, () => new Map()),
        to,
        () => `${file} -> ${imported}`,
      );
    }
  }
  return folders;
}

function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:^|[\s;])(?:from|import|import\()\s*"(\.[^"]+)"/g);
  return [...found]
    .map(([, path = ""]) => posix.join(posix.dirname(file), path))
    .filter((path) => path !== file);
}

function whereTheyPart(a: string, b: string): { folder: string; from: string; to: string } {
  const [one, other] = [a.split("/"), b.split("/")];
  const at = one.findIndex((part, index) => part !== other[index]);
  return {
    folder: one.slice(0, at).join("/"),
    from: one[at] ?? "",
    to: other[at] ?? "",
  };
}

/** The first ring that a walk along the arrows comes upon. */
function ringOf(arrows: Arrows): string[] | undefined {
  const done = new Set<string>();
  const walk = (at: string, trail: readonly string[]): string[] | undefined => {
    const met = trail.indexOf(at);
    if (met !== -1) {
      const ring = [...trail.slice(met), at];
      return ring.slice(1).map((to, index) => arrows.get(ring[index] ?? "")?.get(to) ?? "");
    }
    if (done.has(at)) return undefined;
    for (const to of arrows.get(at)?.keys() ?? []) {
      const ring = walk(to, [...trail, at]);
      if (ring !== undefined) return ring;
    }
    done.add(at);
    return undefined;
  };
  for (const start of arrows.keys()) {
    const ring = walk(start, []);
    if (ring !== undefined) return ring;
  }
  return undefined;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
