import { existsSync, readFileSync } from "node:fs";
import { problems } from "@motcua/broker/contract";
import { faults } from "@motcua/device-profiles/faults";
import { expect, test } from "vitest";

type Row = {
  readonly what: string;
  readonly code: string;
  readonly seen: string;
  readonly remedy: string;
  readonly recovers: string;
  readonly shownBy: readonly string[];
};

const rows: readonly Row[] = readFileSync("docs/faults.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| device"))
  .map((line) => {
    const [, device = "", fault = "", code = "", seen = "", remedy = "", recovers = "", by = ""] =
      line.split("|").map((cell) => cell.trim());
    const shownBy = by.split("; ").filter((one) => one.includes(" › "));
    // A name may hold a semicolon itself: what has no file belongs to the one before it.
    return { what: `${device}: ${fault}`, code, seen, remedy, recovers, shownBy };
  });

type Words = { readonly what: string; readonly remedy: string };

/** What a device's code, or an office's, is in both languages. */
function wordsOf(code: string): { readonly vi: Words; readonly en: Words } | undefined {
  const device = Object.entries(faults).find(([known]) => known === code)?.[1];
  if (device !== undefined) return device;
  const office = Object.entries(problems).find(([known]) => known === code)?.[1];
  if (office === undefined) return undefined;
  const { message, remedy } = office;
  return {
    vi: { what: message.vi, remedy: remedy.vi },
    en: { what: message.en, remedy: remedy.en },
  };
}

test("the table has every kind of fault", () => {
  expect(rows.length).toBeGreaterThan(40);
});

test.each(rows)("$what is told in the words of the pages", ({ code, seen, remedy, recovers }) => {
  expect(recovers).not.toBe("");
  if (code === "–") return expect([seen, remedy]).toEqual(["–", "–"]);
  const text = wordsOf(code);
  expect(text, `${code} is a code of devices or of the office`).toBeDefined();
  expect(seen).toBe(text?.vi.what);
  expect(remedy).toBe(`${text?.vi.remedy} / ${text?.en.remedy}`);
});

test.each(rows)("$what is played by tests that exist", ({ shownBy }) => {
  expect(shownBy.length).toBeGreaterThan(0);
  for (const one of shownBy) {
    const [file = "", name = ""] = one.split(" › ");
    expect(existsSync(file), `${file} exists`).toBe(true);
    expect(name).not.toBe("");
    expect(readFileSync(file, "utf8"), file).toContain(name);
  }
});
