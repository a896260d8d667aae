import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLog } from "@motcua/broker/log";
import { afterEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { type ForwardingOffice, forwardingOffice } from "../../tests/harness/forwarding-office.ts";
import * as hall from "../../tests/harness/hall-story.ts";
import { csvOf } from "../sheets/csv.ts";
import { csvDrop, dropInto } from "./csv-drop.ts";
import { dayTable } from "./day-table.ts";
import type { DaySummaryEvent } from "./summary.ts";

let at: ForwardingOffice | undefined;

afterEach(async () => {
  await at?.stop();
  at = undefined;
});

const newFolder = () => mkdtempSync(join(tmpdir(), "motcua-drop-"));
const firstFile = `motcua_o26734_${hall.day}_r1.csv`;

function servedDay(folder: string): ForwardingOffice {
  at = forwardingOffice({ settings: { folder } });
  at.tell(hall.dayOpened, hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
  at.tell(hall.served("A001", { counter: 1 }), hall.dayClosed);
  return at;
}

test("a closed day is a file of its own, and a later rating another one", async () => {
  const folder = newFolder();
  const office = servedDay(folder);
  await office.clock.advance(0);
  expect(await office.outcome()).toBe("stored");
  office.tell(hall.rated("A001", { counter: 1, score: 4 }));
  await office.clock.advance(0);
  expect(await office.outcome()).toBe("stored");
  expect(readdirSync(folder)).toEqual([firstFile, `motcua_o26734_${hall.day}_r2.csv`]);
  const [head, ...rows] = readFileSync(join(folder, firstFile), "utf8").split("\r\n");
  expect(head).toMatch(/^\uFEFFoffice,day,revision,reason,scope,name,tickets,served,/);
  expect(rows.map((row) => row.split(",").slice(0, 8).join(","))).toEqual([
    `o26734,${hall.day},1,day-closed,office,,1,1`,
    `o26734,${hall.day},1,day-closed,service,A,1,1`,
    `o26734,${hall.day},1,day-closed,counter,1,1,1`,
    "",
  ]);
  expect(new Set(rows.slice(0, -1).map((row) => row.split(",").length))).toEqual(
    new Set([head?.split(",").length]),
  );
  expect(office.forwarding.view()).toMatchObject({ receiver: folder, waiting: [] });
});

test("a folder that is missing is waited for, with the reason; it is not made", async () => {
  const folder = join(newFolder(), "share");
  const office = servedDay(folder);
  await office.clock.advance(0);
  expect(await office.outcome()).toBe("again");
  expect(office.forwarding.view().waiting).toMatchObject([
    { why: "folder-missing", words: "ENOENT", status: null },
  ]);
  mkdirSync(folder);
  await office.clock.advance(2_500);
  expect(await office.outcome()).toBe("stored");
  expect(readdirSync(folder)).toEqual([firstFile]);
});

/** The first summary of a served day. */
function summaryOfDay(): DaySummaryEvent {
  const { store } = servedDay(newFolder());
  const [first] = openLog<DaySummaryEvent>(store, "forwarding", hall.middleChance()).read(1, 1);
  if (first === undefined) throw new Error("the day has a summary");
  return first.body;
}

const never = new AbortController().signal;

test("a repeat writes the same bytes in the same place, and leaves no half file", async () => {
  const folder = newFolder();
  const summary = summaryOfDay();
  const adapter = csvDrop(folder, {
    ...{ clock: fakeClock(), fetch },
    keys: { sign: async () => "", published: async () => [], rotate: async () => "" },
  });
  expect(await adapter.deliver(summary, never)).toEqual({ kind: "stored" });
  const once = readFileSync(join(folder, firstFile));
  expect(await adapter.deliver(summary, never)).toEqual({ kind: "stored" });
  expect(readFileSync(join(folder, firstFile)).equals(once)).toBe(true);
  expect(readdirSync(folder)).toEqual([firstFile]);
  rmSync(folder, { recursive: true });
});

test.each([
  ["ENOSPC", "folder-full"],
  ["EROFS", "folder-closed"],
  ["EIO", "folder-fault"],
])("a folder that answers %s is tried again: %s", async (code, why) => {
  const write = () => Promise.reject(Object.assign(new Error(code), { code }));
  const adapter = dropInto("/srv/ward", { clock: fakeClock(), write });
  const outcome = await adapter.deliver(summaryOfDay(), never);
  expect(outcome).toMatchObject({ kind: "again", why, words: code });
});

test("a folder that does not answer holds nobody up, and is written by one at a time", async () => {
  const clock = fakeClock();
  let written = 0;
  let answer = () => {};
  const write = () =>
    new Promise<void>((resolve) => {
      written += 1;
      answer = resolve;
    });
  const adapter = dropInto("/srv/ward", { clock, write });
  const summary = summaryOfDay();
  const first = adapter.deliver(summary, never);
  await clock.advance(10_000);
  expect(await first).toMatchObject({ kind: "again", why: "timeout" });
  expect(await adapter.deliver(summary, never)).toMatchObject({ why: "timeout" });
  expect(written).toBe(1);
  answer();
  await clock.advance(0);
  const second = adapter.deliver(summary, never);
  answer();
  expect(await second).toEqual({ kind: "stored" });
});

test("a stop does not wait for a folder that does not answer", async () => {
  const stop = new AbortController();
  const adapter = dropInto("/srv/ward", { clock: fakeClock(), write: () => new Promise(() => {}) });
  const tried = adapter.deliver(summaryOfDay(), stop.signal);
  stop.abort();
  expect(await tried).toMatchObject({ kind: "again" });
});

test("no cell is a formula, whatever an office's code or a letter may be one day", () => {
  const summary = summaryOfDay();
  const data = { ...summary.data, office: "=1+1" };
  const rows = csvOf(dayTable(data), "en").split("\r\n").slice(1, -1);
  expect(rows.map((row) => row.split(",")[0])).toEqual(["'=1+1", "'=1+1", "'=1+1"]);
});
