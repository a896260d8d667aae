import Type from "typebox";
import { expect, test } from "vitest";
import { type Fault, reader, sayFault } from "./document.ts";

const read = reader(
  Type.Object(
    {
      open: Type.Union([Type.Literal("hours"), Type.Literal("start")]),
      letter: Type.Optional(Type.String({ pattern: "^[AB]$", description: "A or B" })),
      list: Type.Optional(
        Type.Array(Type.Object({ targetMinutes: Type.Integer() }, { additionalProperties: false })),
      ),
    },
    { additionalProperties: false },
  ),
);

function faultsOf(input: unknown): readonly Fault[] {
  const checked = read(input);
  return checked.ok ? [] : checked.faults;
}

test("what fits comes back as it is", () => {
  const input = { open: "start", letter: "A" };
  expect(read(input)).toEqual({ ok: true, value: input });
});

test("a missing field is named", () => {
  expect(faultsOf({})).toEqual([
    { path: "open", message: "is missing", remedy: 'Add the field "open".' },
  ]);
});

test("an unknown field is one fault, with the field of that very place that was meant", () => {
  expect(faultsOf({ open: "start", list: [{ targetMinutes: 1, targetMinute: 1 }] })).toEqual([
    {
      path: "list/0/targetMinute",
      message: "is not a field of this document",
      remedy: 'Did you mean "targetMinutes"?',
    },
  ]);
  expect(faultsOf({ open: "start", colour: "red" })).toMatchObject([
    { path: "colour", remedy: "Use one of: open, letter, list." },
  ]);
});

test("a value outside a choice is one fault with the value that was meant, or all", () => {
  expect(faultsOf({ open: "Start" })).toMatchObject([{ remedy: 'Did you mean "start"?' }]);
  expect(faultsOf({ open: "at noon" })).toMatchObject([
    { path: "open", remedy: "Use one of: hours, start." },
  ]);
});

test("a description is said as the remedy", () => {
  expect(faultsOf({ open: "start", letter: "Z" })).toMatchObject([
    { message: 'cannot be "Z"', remedy: "Use A or B." },
  ]);
});

test("a document of another kind is refused as a whole", () => {
  expect(faultsOf("text")).toMatchObject([{ path: "", message: "must be object" }]);
});

test("a fault is said in one line", () => {
  const fault = { path: "counters/2", message: "is missing", remedy: "Add it." };
  expect(sayFault(fault)).toBe("counters/2: is missing. Add it.");
  expect(sayFault({ ...fault, line: 7 })).toBe("line 7, counters/2: is missing. Add it.");
  expect(sayFault({ ...fault, path: "" })).toBe("the document: is missing. Add it.");
});
