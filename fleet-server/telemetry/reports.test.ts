import { readFileSync } from "node:fs";
import type { Telemetry } from "@motcua/broker/contract";
import { profiles } from "@motcua/device-profiles";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOffice } from "../office/read.ts";
import { sampleOfficePath } from "../office/sample.ts";
import { createGathering, seriesMax } from "./gather.ts";
import { type KnownMeasures, knownMeasures } from "./known-measures.ts";
import { readReport } from "./read-report.ts";
import type { Reading } from "./sample.ts";

const board = "box-26734";
const sample = readOffice(readFileSync(sampleOfficePath, "utf8"), profiles());
if (!sample.ok) throw new Error("the sample office is not valid");
const known: KnownMeasures = knownMeasures(sample.value, board) ?? new Map();

function report(change: Partial<Telemetry> = {}): Telemetry {
  return { uptimeMs: 60_000, clock: "ntp", board: {}, devices: {}, ...change };
}

describe("a report", () => {
  test("is read by what the profiles of its board name", () => {
    const devices = { printer1: { "printer.paper": "low", "printer.tickets": 12 } };
    const { readings, dropped } = readReport(board, report({ devices }), known);
    expect(dropped).toBe(0);
    expect(readings.map(({ device, measure, value }) => [device, measure, value])).toEqual([
      ["-", "board.uptime", 60_000],
      ["-", "board.clock", "ntp"],
      ["printer1", "printer.paper", "low"],
      ["printer1", "printer.tickets", 12],
    ]);
  });

  test.each([
    ["a device that the office does not have", { ghost: { "printer.tickets": 1 } }],
    ["a measure that the model does not have", { printer1: { "head.temp": 41 } }],
    ["a state that the measure does not have", { printer1: { "printer.paper": "wet" } }],
    ["a word for a counter", { printer1: { "printer.tickets": "many" } }],
    ["a counter below zero", { printer1: { "printer.tickets": -1 } }],
    ["half a ticket", { printer1: { "printer.tickets": 0.5 } }],
    ["a name of every object", { printer1: { constructor: 1 } }],
  ])("with %s loses that value, is counted, and keeps the rest", (_, devices) => {
    const read = readReport(board, report({ devices }), known);
    expect([read.dropped, read.readings.length]).toEqual([1, 2]);
  });
});

/** The count of a printer as its board reports it, at one minute after the other. */
function counted(reports: readonly { count: number; uptimeMs: number }[]): number[] {
  const gathering = createGathering([]);
  for (const [minute, { count, uptimeMs }] of reports.entries()) {
    const devices = { printer1: { "printer.tickets": count } };
    const { readings } = readReport(board, report({ uptimeMs, devices }), known);
    gathering.take(readings, { wallMs: minute * 60_000, minute });
  }
  return gathering
    .drain()
    .filter(({ type }) => type === "counter")
    .map(({ value }) => Number(value));
}

describe("a counter", () => {
  test("rises by what was printed, over a restart of its board too", () => {
    const rises = counted([
      { count: 3, uptimeMs: 60_000 },
      { count: 10, uptimeMs: 120_000 },
      { count: 2, uptimeMs: 30_000 },
      { count: 5, uptimeMs: 90_000 },
    ]);
    expect(rises).toEqual([3, 7, 2, 3]);
  });

  test("of a board that printed more since its restart than before it is not mistaken", () => {
    expect(
      counted([
        { count: 3, uptimeMs: 600_000 },
        { count: 8, uptimeMs: 60_000 },
      ]),
    ).toEqual([3, 8]);
  });

  test("of any part of a report that comes in parts begins anew with its board", () => {
    const gathering = createGathering([]);
    const devices = ["printer1", "printer2", "printer3"];
    const tell = (count: number, uptimeMs: number, minute: number) => {
      for (const device of devices) {
        const readings: Reading[] = [
          { board, device: "-", measure: "board.uptime", type: "gauge", value: uptimeMs },
          { board, device, measure: "printer.tickets", type: "counter", value: count },
        ];
        gathering.take(readings, { wallMs: minute * 60_000, minute });
      }
    };
    tell(3, 600_000, 1);
    tell(8, 60_000, 2);
    const second = gathering
      .drain()
      .filter(({ minute, type }) => minute === 2 && type === "counter");
    expect(second.map(({ value }) => value)).toEqual([8, 8, 8]);
  });

  test("in all: the rises are what was printed, whatever restarts came between", () => {
    const life = fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 6 }), (lives) => {
        const reports = lives.flatMap((life, n) =>
          life.map((_, m) => ({
            count: life.slice(0, m + 1).reduce((sum, one) => sum + one, 0),
            // Each life begins again below where the one before it ended.
            uptimeMs: 10_000_000 - n * 1_000_000 + m,
          })),
        );
        const printed = lives.flat().reduce((sum, one) => sum + one, 0);
        const rises = counted(reports).reduce((sum, one) => sum + one, 0);
        expect(rises).toBe(printed);
      }),
    );
  });

  test("goes on from where it was when the server restarts, not from zero", () => {
    const key = { board, device: "printer1", measure: "printer.tickets" };
    const gathering = createGathering([{ ...key, last: { value: 100, atMs: 0 } }]);
    const reading: Reading = { ...key, type: "counter", value: 104 };
    gathering.take([reading], { wallMs: 60_000, minute: 1 });
    expect(gathering.drain()).toMatchObject([{ value: 4, reported: 104 }]);
    expect(gathering.drain()).toEqual([]);
  });
});

test("too many series are dropped and counted; the known ones go on", () => {
  const gathering = createGathering([]);
  const readings = Array.from(
    { length: seriesMax + 5 },
    (_, n): Reading => ({ board, device: `d${n}`, measure: "a.b", type: "gauge", value: n }),
  );
  expect(gathering.take(readings, { wallMs: 0, minute: 0 })).toBe(5);
  expect(gathering.take(readings.slice(0, 10), { wallMs: 0, minute: 1 })).toBe(0);
});
