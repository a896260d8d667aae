import fc from "fast-check";
import { expect, test } from "vitest";
import { cover } from "./cover.ts";

const clip = (text: string) => ({ words: text.split(" ") });
const texts = (sentence: string, ...clips: string[]) => {
  const covered = cover(sentence.split(" "), clips.map(clip));
  return covered.ok ? covered.clips.map(({ words }) => words.join(" ")) : covered.said;
};

test("a long phrase goes before its words", () => {
  expect(texts("quầy số ba", "quầy", "số", "ba", "quầy số", "quầy số ba")).toEqual(["quầy số ba"]);
});

test("a long phrase is not taken where it leads into a dead end", () => {
  expect(texts("quầy số ba", "quầy số", "quầy", "số ba")).toEqual(["quầy", "số ba"]);
});

test("what cannot be said is told by its place", () => {
  expect(texts("quầy số mốt", "quầy", "số", "ba")).toBe(2);
  expect(texts("quầy", "số")).toBe(0);
});

test("joined clips give back the sentence, whatever the pack holds", () => {
  const word = fc.constantFrom("a", "b", "c");
  const some = fc.array(word, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.array(some, { maxLength: 12 }),
      (said, has) => {
        const clips = has.map((words) => ({ words }));
        const covered = cover(said, clips);
        if (covered.ok) expect(covered.clips.flatMap(({ words }) => words)).toEqual(said);
        else expect(covered.said).toBeLessThan(said.length);
        const singly = said.every((each) => has.some((words) => words.join(" ") === each));
        if (singly) expect(covered.ok).toBe(true);
      },
    ),
  );
});
