import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { boardAlarms, boardMeasures } from "./board-measures.ts";
import { checkMeasures } from "./check-measures.ts";
import { profiles } from "./find.ts";
import { readProfile } from "./read-profile.ts";

const printer = readFileSync(join(import.meta.dirname, "models", "escpos-80mm.yaml"), "utf8");

/** What is said of a shipped printer in which one piece of text is another. */
function faultsWith(from: string, to: string): { path: string; remedy: string }[] {
  expect(printer).toContain(from);
  const read = readProfile(printer.replace(from, to), "escpos-80mm");
  return read.ok ? [] : read.faults.map(({ path, remedy }) => ({ path, remedy }));
}

describe("what a profile measures", () => {
  test.each([
    ["      low: { vi: Sắp hết, en: Low }\n", "", "measures/printer.paper/words/low"],
    ["      low: { vi", "      lov: { vi", "measures/printer.paper/words/lov"],
    ["unit: time", "unit: tim", "measures/line.reconnects/unit"],
    ["type: enum", "type: enumm", "measures/printer.paper/type"],
    ["  line.reconnects:", "  linereconnects:", "measures/linereconnects"],
  ])("with %j as %j is refused at %s", (from, to, path) => {
    expect(faultsWith(from, to).map((fault) => fault.path)).toContain(path);
  });
});

describe("an alarm", () => {
  test.each([
    ["{ code: paper-low }", "{ code: paper-lo }", "alarms/1/when/code"],
    ["id: cover-open", "id: paper-out", "alarms/2/id"],
    ["severity: minor", "severity: mild", "alarms/1/severity"],
    ["{ code: paper-low }", "{ measure: printer.papers, is: low }", "alarms/1/when/measure"],
    ["{ code: paper-low }", "{ measure: printer.paper, is: lower }", "alarms/1/when/is"],
    ["{ code: paper-low }", "{ measure: printer.tickets, above: 5 }", "alarms/1/when"],
    ["{ code: paper-low }", "{ measure: printer.paper, is: low }", "alarms/1"],
  ])("with %j as %j is refused at %s", (from, to, path) => {
    expect(faultsWith(from, to).map((fault) => fault.path)).toContain(path);
  });

  test("is told the code that was meant", () => {
    expect(faultsWith("{ code: paper-low }", "{ code: paper-lo }")).toEqual([
      { path: "alarms/1/when/code", remedy: 'Did you mean "paper-low"?' },
    ]);
  });
});

test("a profile from before measures still loads", () => {
  const from = printer.indexOf("measures:");
  const old = printer.slice(0, from) + printer.slice(printer.indexOf("triedOn:"));
  expect(readProfile(old, "escpos-80mm").ok).toBe(true);
});

test("every model that can fail measures something and calls somebody", () => {
  for (const [id, { kind, measures, alarms }] of profiles()) {
    if (kind === "touch-page" || kind === "rating-page") continue;
    expect([id, Object.keys(measures ?? {}).length > 0, (alarms ?? []).length > 0]).toEqual([
      id,
      true,
      true,
    ]);
  }
});

test("what boards measure of themselves is held to the same rules", () => {
  expect(checkMeasures({ measures: boardMeasures, alarms: boardAlarms })).toEqual([]);
});
