import type { BoardName, MeasureValue, Telemetry } from "@motcua/broker/contract";
import type { Measure } from "@motcua/device-profiles/measures";
import type { KnownMeasures } from "./known-measures.ts";
import { boardItself, type Reading } from "./sample.ts";

/** What a report says, and how many of its values nobody asked for or can use. */
export type Read = { readonly readings: readonly Reading[]; readonly dropped: number };

/** Takes of a report what the profiles of its board name, each value as its measure is typed. */
export function readReport(board: BoardName, report: Telemetry, known: KnownMeasures): Read {
  const { uptimeMs, clock } = report;
  const own = { ...report.board, "board.uptime": uptimeMs, "board.clock": clock };
  const told = [[boardItself, own] as const, ...Object.entries(report.devices)];
  const values = told.flatMap(([device, measured]) =>
    Object.entries(measured).map(([measure, value]) => ({ device, measure, value })),
  );
  const readings = values.flatMap(({ device, measure, value }): Reading[] => {
    const named = ownValue(known.get(device), measure);
    if (named === undefined || !fits(named, value)) return [];
    return [{ board, device, measure, type: named.type, value }];
  });
  return { readings, dropped: values.length - readings.length };
}

/** A measure that somebody names `constructor` is none. */
function ownValue(
  measures: Readonly<Record<string, Measure>> | undefined,
  name: string,
): Measure | undefined {
  return measures !== undefined && Object.hasOwn(measures, name) ? measures[name] : undefined;
}

function fits(measure: Measure, value: MeasureValue): boolean {
  switch (measure.type) {
    case "gauge":
      return typeof value === "number" && Number.isFinite(value);
    case "counter":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "enum":
      return measure.values.some((state) => state === value);
    case "flag":
      return typeof value === "boolean";
  }
}
