import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionPhrases } from "./phrases.ts";

const document = readFileSync(new URL("../../../docs/definitions.md", import.meta.url), "utf8");

test("the page defines the figures that docs/definitions.md defines, at the same anchors", () => {
  const anchors = Array.from(document.matchAll(/<a id="([a-z-]+)">/g), ([, anchor]) => anchor);
  expect(new Set(Object.keys(definitionPhrases.vi.items))).toEqual(new Set(anchors));
  expect(new Set(anchors).size).toBe(anchors.length);
});

test("each definition begins with one sentence, in both languages", () => {
  const { vi, en } = definitionPhrases;
  for (const { how } of [...Object.values(vi.items), ...Object.values(en.items)]) {
    expect(how).toMatch(/^[^.]+\.$/);
  }
});
