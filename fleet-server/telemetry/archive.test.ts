import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MeasureValue } from "@motcua/broker/contract";
import { openLooseStore, type Store } from "@motcua/broker/log";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Archive, openArchive } from "./archive.ts";
import type { ArchiveTables } from "./archive-tables.ts";
import { chartOf } from "./chart.ts";
import { type Bounds, keepBounded, shippedBounds } from "./keep-bounded.ts";
import type { Sample } from "./sample.ts";

let path: string;
let store: Store;
let archive: Archive;
let tables: ArchiveTables;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  path = join(folder, "telemetry.db");
  store = openLooseStore(path, { bytesMax: shippedBounds.bytesMax });
  ({ archive, tables } = openArchive(store));
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
});

const key = { board: "box-26734", device: "-", measure: "cpu.temperature" };
const noon = Date.parse("2026-11-24T05:00:00Z") / 60_000;

function sample(minute: number, value: MeasureValue, of: Partial<Sample> = {}): Sample {
  return { ...key, type: "gauge", minute, value, reported: value, ...of };
}

/** A gauge at every minute of so many days, written as the product does, a minute at a time. */
function writeDays(days: number, series = 1): number {
  const minutes = days * 24 * 60;
  store.transaction(() => {
    for (let m = 0; m < minutes; m += 1) {
      const row = Array.from({ length: series }, (_, n) =>
        sample(noon + m, 40 + (m % 60) / 10, { device: `d${n}` }),
      );
      archive.write(row);
    }
  })();
  return noon + minutes;
}

describe("a chart", () => {
  test("has a day by the minute, and a month by the hour with mean, low and high", () => {
    for (const [n, value] of [50, 60, 55].entries()) archive.write([sample(noon + n, value)]);
    const wallMs = (noon + 3) * 60_000;
    expect(chartOf(archive, { key, type: "gauge", span: "24h" }, wallMs)).toMatchObject({
      stepMs: 60_000,
      values: [50, 60, 55],
    });
    expect(chartOf(archive, { key, type: "gauge", span: "30d" }, wallMs)).toEqual({
      stepMs: 3_600_000,
      atMs: [noon * 60_000],
      values: [55],
      low: [50],
      high: [60],
    });
  });

  test("of a counter shows what it rose by in each minute and each hour", () => {
    const tickets = { measure: "printer.tickets", type: "counter" } as const;
    archive.write([sample(noon, 4, tickets), sample(noon, 2, tickets)]);
    archive.write([sample(noon + 1, 3, tickets)]);
    const at = { key: { ...key, measure: "printer.tickets" }, type: "counter" } as const;
    const wallMs = (noon + 2) * 60_000;
    expect(chartOf(archive, { ...at, span: "24h" }, wallMs).values).toEqual([6, 3]);
    expect(chartOf(archive, { ...at, span: "30d" }, wallMs).values).toEqual([9]);
  });

  test("of a state has its words, also after a restart of the server", () => {
    const paper = { measure: "printer.paper", type: "enum" } as const;
    archive.write([sample(noon, "ok", paper)]);
    archive.write([sample(noon + 1, "out", paper)]);
    const again = openArchive(store).archive;
    again.write([sample(noon + 2, "low", paper), sample(noon + 3, "ok", paper)]);
    const at = { key: { ...key, measure: "printer.paper" }, type: "enum", span: "24h" } as const;
    const { values } = chartOf(again, at, (noon + 4) * 60_000);
    expect(values).toEqual(["ok", "out", "low", "ok"]);
    expect(again.known()).toMatchObject([{ last: { value: "ok", atMs: (noon + 3) * 60_000 } }]);
  });
});

describe("the archive is bounded", () => {
  const count = (table: string) =>
    store.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
  const bounded = (bounds: Bounds, now: number) => keepBounded({ store, tables, bounds }, now);

  test("by age: minutes of 7 days, hours of 2 years", () => {
    const now = writeDays(9);
    expect(bounded(shippedBounds, now)).toBe(false);
    expect(count("minute")).toBe(7 * 24 * 60);
    expect(count("hour")).toBe(9 * 24);
    const later = noon + 732 * 24 * 60;
    bounded(shippedBounds, later);
    expect(count("minute")).toBe(0);
    expect(count("hour")).toBe(7 * 24);
  });

  test("by bytes: the oldest minutes go first, a day of them is always kept", () => {
    const now = writeDays(5, 4);
    const before = count("minute");
    expect(bounded({ ...shippedBounds, bytesMax: 600_000 }, now)).toBe(false);
    const after = count("minute");
    expect(after).toBeLessThan(before);
    expect(after).toBeGreaterThanOrEqual(4 * 24 * 60);
    expect(count("hour")).toBe(4 * 5 * 24);
    expect(bounded({ ...shippedBounds, bytesMax: 50_000 }, now)).toBe(true);
    expect(count("minute")).toBe(4 * 24 * 60);
  });

  test("a month of one series by the minute is some 700 kB", () => {
    writeDays(30);
    store.pragma("wal_checkpoint(TRUNCATE)");
    expect(statSync(path).size).toBeLessThan(1_200_000);
  });
});

test("a batch that the full disk refuses leaves nothing, not even a new series", () => {
  const pages = Number(store.pragma("page_count", { simple: true }));
  store.pragma(`max_page_count = ${pages + 2}`);
  const many = Array.from({ length: 400 }, (_, n) => sample(noon + n, n, { device: `d${n}` }));
  expect(() => archive.write(many)).toThrow(expect.objectContaining({ code: "SQLITE_FULL" }));
  expect([archive.seriesCount, archive.known()]).toEqual([0, []]);
  archive.write([sample(noon, 51)]);
  expect(archive.seriesCount).toBe(1);
});
