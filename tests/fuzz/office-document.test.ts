import { readFileSync } from "node:fs";
import { profiles } from "@motcua/device-profiles";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readOffice } from "../../fleet-server/office/read.ts";
import { sampleOfficePath } from "../../fleet-server/office/sample.ts";
import { mutatedText } from "./arbitraries.ts";
import { bySeed, runs } from "./seed.ts";

const sample = readFileSync(sampleOfficePath, "utf8");

/** What means something in YAML, or to the office. */
const pieces = [
  ...[
    "\n",
    "  ",
    "\t",
    "- ",
    ": ",
    "# ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">",
    "'",
    '"',
    "&a ",
    "*a",
    "<<: *a",
  ],
  ...[
    "!!js/function x",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "null",
    "~",
    "yes",
    "0x7F",
    "1e999",
    ".nan",
  ],
  ...[
    "letter: A",
    "number: 1",
    "port: sim:led1",
    "address: 256",
    "hours: []",
    "__proto__: 1",
    "\u0000",
  ],
];

test(`any office.yaml is taken or refused with its faults, never thrown at ${bySeed}`, () => {
  fc.assert(
    fc.property(mutatedText(sample, pieces), (text) => {
      const read = readOffice(text, profiles());
      if (read.ok) return true;
      return read.faults.length > 0 && read.faults.every(({ remedy }) => remedy !== "");
    }),
    runs(120),
  );
  expect({}).not.toHaveProperty("polluted");
});

test("a document that would grow by its own references is refused", () => {
  const level = (n: number) =>
    `l${n}: &l${n} [${Array.from({ length: 9 }, () => `*l${n - 1}`).join(", ")}]`;
  const bomb = ["l0: &l0 [x]", ...Array.from({ length: 9 }, (_, n) => level(n + 1))].join("\n");
  expect(readOffice(bomb, profiles()).ok).toBe(false);
});
