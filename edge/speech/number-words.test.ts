import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { digitWord, numberWords, spokenMax } from "./number-words.ts";

const vectors = readFileSync(new URL("./fixtures/numbers-vi.tsv", import.meta.url), "utf8")
  .normalize("NFC")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"));

test("all 125 vectors are there", () => {
  expect(vectors).toHaveLength(125);
});

test.each(vectors)("%s is %s in the north and %s in the south", (number, northern, southern) => {
  expect(numberWords(Number(number), "northern")).toBe(northern);
  expect(numberWords(Number(number), "southern")).toBe(southern);
});

test("no two counters sound alike", () => {
  const said = Array.from({ length: 99 }, (_, at) => numberWords(at + 1, "northern"));
  expect(new Set(said).size).toBe(99);
});

test("a label's digits keep their own words, whatever stands before them", () => {
  expect([1, 5, 4].map(digitWord)).toEqual(["một", "năm", "bốn"]);
});

test.each([-1, 1.5, spokenMax + 1, Number.NaN])("%s is not said", (number) => {
  expect(() => numberWords(number, "northern")).toThrow(RangeError);
});
