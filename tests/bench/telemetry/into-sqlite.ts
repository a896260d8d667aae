import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLooseStore } from "@motcua/broker/log";
import Database from "better-sqlite3";
import { openArchive } from "../../../fleet-server/telemetry/archive.ts";
import { createGathering } from "../../../fleet-server/telemetry/gather.ts";
import { readReport } from "../../../fleet-server/telemetry/read-report.ts";
import { type Figure, median, type Round, type Sitting } from "../figures.ts";
import { boards, firstMinute, known, reportOf } from "./reports.ts";

const rounds = 7;
const minutesARound = 60;

/** Stores one minute of all boards; returns how many points that were. */
type Minute = (n: number) => number;

/**
 * Points a second from reports to rows, one transaction a minute of an office's 20 boards, beside
 * better-sqlite3 with the three statements that a point needs at the very least; by turns, minute
 * by minute, from the median time of one.
 */
export function intoSqlite({ quick }: Sitting): Figure {
  const folder = mkdtempSync(join(tmpdir(), "motcua-telemetry-"));
  const product = openProduct(join(folder, "product.db"));
  const bare = openBare(join(folder, "bare.db"));
  let n = 0;
  const perSecond = (store: Minute) => {
    const sinceMs = performance.now();
    const points = store(n);
    return (points * 1_000) / (performance.now() - sinceMs);
  };
  const round = (minutes: number): Round => {
    const pairs = Array.from({ length: minutes }, () => {
      n += 1;
      return [perSecond(product.minute), perSecond(bare.minute)] as const;
    });
    const middle = (which: 0 | 1) => median(pairs.map((pair) => pair[which]));
    return { product: middle(0), yardstick: middle(1) };
  };
  round(quick ? 3 : 20);
  const all = Array.from({ length: rounds }, () => round(quick ? 6 : minutesARound));
  product.close();
  bare.close();
  rmSync(folder, { recursive: true, force: true });
  const bench = "telemetry points into SQLite";
  return { bench, unit: "per second", goal: { least: 0.5 }, rounds: all };
}

function openProduct(path: string): { readonly minute: Minute; readonly close: () => void } {
  const store = openLooseStore(path, { bytesMax: 2 ** 30 });
  const { archive } = openArchive(store);
  const gathering = createGathering([]);
  const minute: Minute = (n) => {
    const report = reportOf(n);
    const now = { minute: firstMinute + n, wallMs: (firstMinute + n) * 60_000 };
    for (const board of boards) gathering.take(readReport(board, report, known).readings, now);
    const samples = gathering.drain();
    archive.write(samples);
    return samples.length;
  };
  return { minute, close: () => store.close() };
}

/** A point's row, its hour, and its series' newest value, on numbers that are ready. */
function openBare(path: string): { readonly minute: Minute; readonly close: () => void } {
  const store = new Database(path);
  store.pragma("journal_mode = WAL");
  store.pragma("synchronous = NORMAL");
  store.exec(`
    CREATE TABLE series (id INTEGER PRIMARY KEY, value REAL, t INTEGER);
    CREATE TABLE minute (series INTEGER, t INTEGER, v REAL, PRIMARY KEY (series, t)) WITHOUT ROWID;
    CREATE TABLE hour (series INTEGER, t INTEGER, n INTEGER, low REAL, high REAL, total REAL,
      last REAL, PRIMARY KEY (series, t)) WITHOUT ROWID;
  `);
  const row = store.prepare<[number, number, number]>("INSERT INTO minute VALUES (?, ?, ?)");
  const hour = store.prepare<[{ series: number; t: number; v: number }]>(`
    INSERT INTO hour VALUES (@series, @t, 1, @v, @v, @v, @v) ON CONFLICT (series, t) DO UPDATE SET
      n = n + 1, low = min(low, excluded.low), high = max(high, excluded.high),
      total = total + excluded.total, last = excluded.last`);
  const last = store.prepare<[number, number, number]>(
    "INSERT OR REPLACE INTO series VALUES (?, ?, ?)",
  );
  const count = boards.length * [...known.values()].flatMap((one) => Object.keys(one)).length;
  const minute = store.transaction((n: number) => {
    const t = firstMinute + n;
    for (let series = 0; series < count; series += 1) {
      row.run(series, t, n);
      hour.run({ series, t: Math.floor(t / 60), v: n });
      last.run(series, n, t);
    }
    return count;
  });
  return { minute, close: () => store.close() };
}
