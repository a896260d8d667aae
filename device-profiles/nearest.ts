import { distance } from "fastest-levenshtein";

/**
 * The known word that was most likely meant, or `undefined` where none is near: at most two
 * letters, or a third of the word, may differ. Capitals do not count.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const differMax = Math.max(2, Math.floor(word.length / 3));
  let best: { word: string; differ: number } | undefined;
  for (const candidate of known) {
    const differ = distance(word.toLowerCase(), candidate.toLowerCase());
    // A word of one letter is as near to every other: nothing of it would be left.
    if (differ > differMax || differ >= candidate.length) continue;
    if (best === undefined || differ < best.differ) best = { word: candidate, differ };
  }
  return best?.word;
}

/** The remedy for a word that is not known: the nearest right one, or the list of all. */
export function meant(word: string, known: Iterable<string>): string {
  const words = [...known];
  const near = nearest(word, words);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return words.length === 0 ? "Remove it." : `Use one of: ${words.join(", ")}.`;
}
