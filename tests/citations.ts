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

/**
 * The last column of a page's tables cites tests as `file › part of a test's name`, joined by `;`.
 * Each of them must exist; "not yet" is an honest entry where the page allows it.
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
    const [file = "", name = ""] = one.split(" › ");
    expect(existsSync(file), `${file} exists`).toBe(true);
    expect(name).not.toBe("");
    expect(readFileSync(file, "utf8")).toContain(name);
  });
}
