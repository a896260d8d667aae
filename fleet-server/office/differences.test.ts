import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesOf } from "./differences.ts";

const printer = { name: "printer1", port: "sim:printer1" };
const speaker = { name: "speaker1", port: "sim:speaker1" };

test("one line that changed is one difference, told by name", () => {
  const before = { boards: [{ name: "box-26734", devices: [printer] }] };
  const after = {
    boards: [{ name: "box-26734", devices: [{ ...printer, port: "serial:/dev/ttyUSB0" }] }],
  };
  expect(differencesOf(before, after)).toEqual([
    {
      path: "boards/box-26734/devices/printer1/port",
      before: "sim:printer1",
      after: "serial:/dev/ttyUSB0",
    },
  ]);
});

test("a device that is put in front of another is one difference", () => {
  expect(differencesOf({ devices: [printer] }, { devices: [speaker, printer] })).toEqual([
    { path: "devices/speaker1", before: null, after: speaker },
  ]);
});

test("a field that goes away is told with what it was", () => {
  expect(differencesOf({ url: "https://a" }, {})).toEqual([
    { path: "url", before: "https://a", after: null },
  ]);
});

test("an order that changed is a difference: keypads count services by their place", () => {
  const [a, b] = [{ letter: "A" }, { letter: "B" }];
  expect(differencesOf({ services: [a, b] }, { services: [b, a] })).toEqual([
    { path: "services", before: ["A", "B"], after: ["B", "A"] },
  ]);
});

test("plain lists are compared whole", () => {
  expect(differencesOf({ mon: ["07:30-11:30"] }, { mon: [] })).toEqual([
    { path: "mon", before: ["07:30-11:30"], after: [] },
  ]);
});

test("two documents differ exactly when a difference is told", () => {
  const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom("a", "b"), fc.boolean());
  const plain = { noNullPrototype: true };
  const { document } = fc.letrec((tie) => ({
    document: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(fc.record({ id: fc.constantFrom("a", "b", "c"), at: tie("document") }, plain)),
      fc.dictionary(fc.constantFrom("id", "name", "x", "y"), tie("document"), plain),
      fc.array(tie("document"), { maxLength: 3 }),
    ),
  }));
  fc.assert(
    fc.property(document, document, (before, after) => {
      expect(differencesOf(before, after).length === 0).toBe(isDeepStrictEqual(before, after));
      expect(differencesOf(before, structuredClone(before))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
