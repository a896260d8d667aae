/** Words in order, e.g. the sentence of an announcement. */
export type Words = readonly string[];

/** The clips that say a sentence, or how many of its words could be said before it ended. */
export type Cover<C> =
  | { readonly ok: true; readonly clips: readonly C[] }
  | { readonly ok: false; readonly said: number };

/**
 * Covers a sentence with as few clips as possible: long phrases sound better than single words,
 * and where a long one is missing its words still do. Shortest path over the word positions, so a
 * greedy choice can never lead into a dead end.
 */
export function cover<C extends { readonly words: Words }>(
  sentence: Words,
  clips: readonly C[],
): Cover<C> {
  // paths[n]: the fewest clips that say exactly the first n words.
  const paths: (readonly C[] | undefined)[] = [[]];
  let said = 0;
  for (let from = 0; from < sentence.length; from++) {
    const path = paths[from];
    if (path === undefined) continue;
    said = from;
    for (const clip of clips) {
      if (!standsAt(clip.words, sentence, from)) continue;
      const to = from + clip.words.length;
      const known = paths[to];
      if (known === undefined || path.length + 1 < known.length) paths[to] = [...path, clip];
    }
  }
  const whole = paths[sentence.length];
  return whole === undefined ? { ok: false, said } : { ok: true, clips: whole };
}

/** Whether these words stand in the sentence at this place. */
export function standsAt(words: Words, sentence: Words, from: number): boolean {
  return words.length > 0 && words.every((word, at) => sentence[from + at] === word);
}
