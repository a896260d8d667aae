import { readFileSync } from "node:fs";
import type { Telemetry } from "@motcua/broker/contract";
import { profiles } from "@motcua/device-profiles";
import type { Measure } from "@motcua/device-profiles/measures";
import { readOffice } from "../../../fleet-server/office/read.ts";
import { sampleOfficePath } from "../../../fleet-server/office/sample.ts";
import {
  type KnownMeasures,
  knownMeasures,
} from "../../../fleet-server/telemetry/known-measures.ts";
import { boardItself } from "../../../fleet-server/telemetry/sample.ts";

/** As many boards as one office may have, each with the devices of the sample. */
export const boards: readonly string[] = Array.from({ length: 20 }, (_, n) => `box-${n}`);

/** 2026-11-24 08:00 in Vietnam, minutes since 1970. */
export const firstMinute = Date.parse("2026-11-24T01:00:00Z") / 60_000;

export const known: KnownMeasures = sampleMeasures();

function sampleMeasures(): KnownMeasures {
  const read = readOffice(readFileSync(sampleOfficePath, "utf8"), profiles());
  const measures = read.ok ? knownMeasures(read.value, "box-26734") : undefined;
  if (measures === undefined) throw new Error("the sample office is not valid");
  return measures;
}

/** What one board reports in the n-th minute: counters that rise, gauges that move. */
export function reportOf(n: number): Telemetry {
  const told = [...known].map(([device, measures]) => {
    const values = Object.entries(measures).map(([name, measure]) => [name, valueAt(measure, n)]);
    return [device, Object.fromEntries(values)] as const;
  });
  const devices = Object.fromEntries(told.filter(([device]) => device !== boardItself));
  const {
    "board.uptime": _uptime,
    "board.clock": _clock,
    ...board
  } = Object.fromEntries(told)[boardItself] as Record<string, number>;
  return { uptimeMs: n * 60_000, clock: "ntp", board, devices };
}

function valueAt(measure: Measure, n: number) {
  switch (measure.type) {
    case "gauge":
      return 40 + (n % 100) / 10;
    case "counter":
      return n;
    case "enum":
      return measure.values[0] ?? "";
    case "flag":
      return n % 2 === 0;
  }
}
