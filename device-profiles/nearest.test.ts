import fc from "fast-check";
import { expect, test } from "vitest";
import { meant, nearest } from "./nearest.ts";

const words = ["display", "devices", "rating", "services"];

test("a word with a letter too many, too few, wrong or in capitals finds its own", () => {
  expect(nearest("displays", words)).toBe("display");
  expect(nearest("dispay", words)).toBe("display");
  expect(nearest("service", words)).toBe("services");
  expect(nearest("Rating", words)).toBe("rating");
});

test("a word that is near to none gets the whole list", () => {
  expect(nearest("colour", words)).toBeUndefined();
  expect(meant("colour", words)).toBe("Use one of: display, devices, rating, services.");
  expect(meant("anything", [])).toBe("Remove it.");
});

test("one letter is not near to another", () => {
  expect(nearest("Z", ["A", "B"])).toBeUndefined();
});

test("a known word is always its own nearest", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{2,12}$/), { minLength: 1 }), (known) => {
      for (const word of known) expect(nearest(word, known)).toBe(word);
    }),
  );
});
