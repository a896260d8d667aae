import Type from "typebox";
import { expect, test } from "vitest";
import type { Fault } from "./checked.ts";
import { reader } from "./document.ts";
import { readYaml } from "./yaml.ts";

const read = reader(
  Type.Object({
    name: Type.String(),
    list: Type.Optional(Type.Array(Type.Object({ port: Type.String(), at: Type.Integer() }))),
  }),
);

function faultsOf(text: string): readonly Fault[] {
  const checked = readYaml(read, text);
  return checked.ok ? [] : checked.faults;
}

test("a wrong field is on the line of its name, a missing one on that of its item", () => {
  const text =
    "name: x\nlist:\n  - port: a\n    at: 1\n  - at: 2\n  # a note\n  - port: b\n    at: c\n";
  expect(faultsOf(text)).toMatchObject([
    { path: "list/1/port", line: 5 },
    { path: "list/2/at", line: 8 },
  ]);
});

test("Windows line ends count as one line", () => {
  expect(faultsOf("name: x\r\nlist:\r\n  - port: 1\r\n    at: 1\r\n")).toMatchObject([
    { path: "list/0/port", line: 3, remedy: "Put it in quotation marks." },
  ]);
});

test.each([
  ["a field that stands twice", "name: x\nname: y\n", 2],
  ["a tab in front", "list:\n\t- port: a\n", 2],
  ["a bracket that is open", "name: [1\n", 2],
  ["a second document", "name: x\n---\nname: y\n", 2],
  ["an alias", "name: &n x\nlist: *n\n", 2],
])("%s is refused with its line", (_what, text, line) => {
  expect(faultsOf(text)[0]).toMatchObject({ path: "", line });
});

test("an empty file and a file that is far too long are refused", () => {
  expect(faultsOf("")).toMatchObject([{ path: "", line: 1 }]);
  expect(faultsOf(`name: ${"x".repeat(600_000)}`)).toMatchObject([{ message: "is too long" }]);
});

test("letters come out composed, however the editor wrote them", () => {
  const checked = readYaml(read, `name: ${"Hộ tịch".normalize("NFD")}`);
  expect(checked).toMatchObject({ ok: true, value: { value: { name: "Hộ tịch" } } });
});

test("a place can be asked for after reading", () => {
  const checked = readYaml(read, "name: x\nlist:\n  - port: a\n    at: 1\n");
  if (!checked.ok) throw new Error("the text is good");
  const fault = { message: "m", remedy: "r" };
  const paths = ["list/0/at", "list", "list/0/none", "nowhere"];
  const placed = checked.value.place(paths.map((path) => ({ ...fault, path })));
  expect(placed.map(({ path, line }) => [path, line])).toEqual([
    ["nowhere", 1],
    ["list", 2],
    ["list/0/none", 3],
    ["list/0/at", 4],
  ]);
});
