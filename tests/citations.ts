import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A table row of a page: its cells. */
type Row = readonly string[];

/** The rows of all tables of a page, without their heads. */
function rowsOf(page: string): Row[] {
  const lines = readFileSync(page, "utf8").split("\n");
  return lines
    .filter((line, n) => line.startsWith("| ") && !lines[n + 1]?.startsWith("|---"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** `test("name"`, `describe.sequential("name"`. */
const called = /\b(?:test|describe|it)(?:\.\w+)*\(\s*(?<quote>["`])(?<name>.+?)\k<quote>/g;
/** `test.each(…)("name"`, `test.skipIf(…)("name"`. */
const calledTwice = /\)\(\s*(?<quote>["`])(?<name>.+?)\k<quote>/g;
/** `name: "…"` and `what: …` of a list whose cases are tests. */
const namedCase = /\b(?:name: "|what: )(?<name>.+?)(?:"|\n)/g;
const listsOfCases = ["fleet-server/office/refusals.yaml", "tests/contract/attack-list.ts"];

/** The names of all tests of a file, as they are written there. */
function testNames(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const forms = listsOfCases.includes(file) ? [namedCase] : [called, calledTwice];
  return forms.flatMap((form) =>
    Array.from(text.matchAll(form), ({ groups }) => groups?.["name"] ?? ""),
  );
}

/** A shorter part of a name would be found in nearly every file. */
const lettersLeast = 6;

/** What is wrong with a citation `file › part of a test's name`; nothing where it holds. */
export function wrongIn(citation: string): string | undefined {
  const [file = "", name = ""] = citation.split(" › ");
  if (!existsSync(file)) return `${file} does not exist`;
  if (name.length < lettersLeast) return `"${name}" is too short`;
  if (!testNames(file).some((one) => one.includes(name))) return `no test of ${file} is so named`;
  return undefined;
}

/**
 * The last column of a page's tables cites tests, joined by `;`. Each of them must exist;
 * "not yet" is an honest entry where the page allows it.
 */
export function citationsHold(page: string, options: { readonly rowsLeast: number }): void {
  const rows = rowsOf(page);
  test(`${page} has rows`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(options.rowsLeast);
  });
  const cited = rows.flatMap((row) =>
    (row.at(-1) ?? "").split(";").map((one) => [row[0] ?? "", one.trim()] as const),
  );
  test.each(cited.filter(([, one]) => one !== "not yet"))("%s is shown by %s", (_, one) => {
    expect(wrongIn(one)).toBeUndefined();
  });
}
