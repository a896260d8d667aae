import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const rows = readFileSync("docs/FEATURES.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| promise"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

/** `file › part of a test's name`, several joined by `;`. */
const shown = rows.flatMap(([, promise = "", , by = ""]) =>
  by
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "not yet")
    .map((one) => [promise, one] as const),
);

test("the table has promises", () => {
  expect(rows.length).toBeGreaterThan(30);
});

test.each(shown)("%s is shown by %s", (_, one) => {
  const [file = "", name = ""] = one.split(" › ");
  expect(existsSync(file), `${file} exists`).toBe(true);
  expect(name).not.toBe("");
  expect(readFileSync(file, "utf8")).toContain(name);
});
