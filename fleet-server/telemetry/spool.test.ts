import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLooseStore, type Store } from "@motcua/broker/log";
import { realChance } from "@motcua/broker/real-ports";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { openArchive } from "./archive.ts";
import type { Sample, TelemetrySink } from "./sample.ts";
import { type Spool, startSpool } from "./spool.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const noon = Date.parse("2026-11-24T05:00:00Z") / 60_000;

let store: Store;
let clock: ReturnType<typeof fakeClock>;
let got: number[];
let away: boolean;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "spool-"));
  store = openLooseStore(join(folder, "telemetry.db"), { bytesMax: 100_000_000 });
  clock = fakeClock(0);
  got = [];
  away = false;
  hangs = false;
  giveUp = () => {};
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
});

let hangs: boolean;
let giveUp: (error: Error) => void;
const sink: TelemetrySink = {
  write: async (samples) => {
    if (away) throw new Error("ECONNREFUSED");
    if (hangs) {
      await new Promise((_, reject) => {
        giveUp = reject;
      });
    }
    got.push(...samples.map(({ minute }) => minute));
  },
  stop: () => giveUp(new Error("aborted")),
};

function start(): Spool & { minute(n: number): void } {
  const { archive, tables } = openArchive(store);
  const ports = { clock, chance: realChance(), logger: quiet };
  const spool = startSpool({ name: "influxdb", archive, tables, sink, ...ports });
  const minute = (n: number) => {
    const gauge: Sample = {
      ...{ board: "box-26734", device: "-", measure: "cpu.temperature", type: "gauge" },
      ...{ minute: noon + n, value: n, reported: n },
    };
    archive.write([gauge]);
    spool.complete(noon + n);
  };
  return { ...spool, minute };
}

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => noon + first + n);

test("a sink that is away for a day has every minute once, in order, soon after it is back", async () => {
  const spool = start();
  away = true;
  for (let n = 0; n < 24 * 60; n += 1) {
    spool.minute(n);
    await clock.advance(60_000);
  }
  expect(got).toEqual([]);
  away = false;
  await clock.advance(60_000);
  expect(got).toEqual(from(0, 24 * 60 - 1));
  await spool.stop();
});

test("a restart of the server goes on from where the sink was, and not from the beginning", async () => {
  const before = start();
  for (const n of [0, 1, 2]) {
    before.minute(n);
    await clock.advance(60_000);
  }
  await before.stop();
  const after = start();
  after.minute(3);
  await clock.advance(60_000);
  expect(got).toEqual(from(0, 3));
  await after.stop();
});

test("a clock that was set back an hour writes its minutes again, and they are sent", async () => {
  const spool = start();
  for (const n of [60, 61, 0, 1, 2]) {
    spool.minute(n);
    await clock.advance(60_000);
  }
  expect(new Set(got)).toEqual(new Set([...from(0, 2), ...from(60, 61)]));
  expect(got.slice(-3)).toEqual(from(0, 2));
  await spool.stop();
});

test("nothing is tried any more once it is stopped", async () => {
  const spool = start();
  away = true;
  spool.minute(0);
  await clock.advance(1);
  await spool.stop();
  away = false;
  await clock.advance(600_000);
  expect(got).toEqual([]);
});

test("a sink that hangs holds up no stop; what it did not take comes after the next start", async () => {
  const spool = start();
  hangs = true;
  spool.minute(0);
  await clock.advance(1);
  await spool.stop();
  hangs = false;
  const after = start();
  after.minute(1);
  await clock.advance(1);
  expect(got).toEqual(from(0, 1));
  await after.stop();
});
