import { expect, test } from "vitest";
import { citationsHold, wrongIn } from "./citations.ts";

citationsHold("docs/FEATURES.md", { rowsLeast: 60 });
citationsHold("docs/bad-input.md", { rowsLeast: 8 });

test.each([
  ["a file that is gone", "tests/gone.test.ts › a citation is found out"],
  ["a name that is no test's", "tests/tidy.test.ts › nobody tests this"],
  ["a word of the code that is in no name", "tests/tidy.test.ts › import { expect"],
  ["a part that every file has", "tests/tidy.test.ts › test"],
  ["no name at all", "tests/tidy.test.ts"],
  ["a page that has the words and no test", "docs/definitions.md › first call"],
  [
    "a list of cases by a word that is no case's name",
    "fleet-server/office/refusals.yaml › said: ",
  ],
])("a citation is found out that is %s", (_, citation) => {
  expect(wrongIn(citation)).toBeDefined();
});

test.each([
  "tests/features.test.ts › a citation is found out",
  "tests/tidy.test.ts › a back arrow from",
  "fleet-server/office/refusals.yaml › two ways to forward",
  "tests/contract/attack-list.ts › publish as another board",
])("a citation holds: %s", (citation) => {
  expect(wrongIn(citation)).toBeUndefined();
});
