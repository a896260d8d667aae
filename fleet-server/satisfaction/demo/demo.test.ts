import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { profiles } from "@motcua/device-profiles";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeClock } from "../../../tests/harness/clocks.ts";
import * as hall from "../../../tests/harness/hall-story.ts";
import type { Office } from "../../office/office.ts";
import { readOffice } from "../../office/read.ts";
import { sampleOfficePath } from "../../office/sample.ts";
import type { RunBeside } from "../../run-beside.ts";
import { weekdayOf } from "../calendar.ts";
import { openFiguresProjection } from "../projection.ts";
import { openRangeReader, type ReadRange } from "../range-reader.ts";
import type { RangeFigures } from "../range-schema.ts";
import { type DemoTask, makeDemoHistory } from "./make-history.ts";
import { type DemoHistory, isForShow, openDemoHistory } from "./open-demo.ts";

const read = readOffice(readFileSync(sampleOfficePath, "utf8"), profiles());
if (!read.ok) throw new Error("the sample office cannot be read");
const office: Office = read.value;
const [board] = office.boards;
const real: Office = {
  ...office,
  boards: [
    {
      name: "box-26734",
      devices: [
        ...(board?.devices ?? []),
        { name: "printer2", profile: "escpos-80mm", port: "tcp://10.0.0.9:9100" },
      ],
    },
  ],
};

const folder = mkdtempSync(join(tmpdir(), "motcua-demo-history-"));
const before = "2026-11-24";
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

/** Makes it in this process. */
const inThisProcess: RunBeside = (_program, task) => ({
  ended: makeDemoHistory(task as DemoTask).then(() => 0),
  kill: silent,
});

const clock = fakeClock();
const open = (of: Office, runBeside: RunBeside | undefined, inside = ".") =>
  openDemoHistory({
    folder: join(folder, inside),
    ...{ office: () => of, firstDay: () => before, clock, logger, runBeside },
  });

let demo: DemoHistory;
let readRange: ReadRange;
let quarter: RangeFigures;

beforeAll(async () => {
  let made: Promise<unknown> = Promise.resolve();
  demo = open(office, (program, task) => {
    const beside = inThisProcess(program, task);
    made = beside.ended;
    return beside;
  });
  await clock.advance(3_000);
  // While it is made, nothing of it is shown.
  expect(demo.days("2026-01-01", before)).toEqual([]);
  await made;
  const story = hall.hallStory();
  const projection = openFiguresProjection(story);
  story.projects = (entries) => projection.project(entries);
  story.tell(hall.dayOpened, hall.issued("A001"));
  const { store } = story;
  readRange = openRangeReader({ store, office: () => office, demoDays: demo.days });
  quarter = readRange("2026-07-01", "2026-11-23");
}, 40_000);

afterAll(() => demo.stop());

test("90 business days end before the office's own first day, marked as what they are", () => {
  expect(quarter).toMatchObject({ demo: true, demoShare: 1 });
  expect(quarter.days.length).toBe(90);
  expect(quarter.days.at(-1)).toMatchObject({ day: "2026-11-23", state: "closed", demo: true });
  expect(quarter.days.every(({ day }) => weekdayOf(day) <= 5)).toBe(true);
  expect(quarter.completeUpToMs).toBe(hall.openedAtMs);
});

test("a range over the first own day holds both, and says which is which", () => {
  const week = readRange("2026-11-23", "2026-11-29");
  expect(week.days).toMatchObject([
    { day: "2026-11-23", demo: true },
    { day: hall.day, demo: false, tickets: 1 },
  ]);
  expect(week.demoShare).toBeGreaterThan(0.9);
  expect(week.demoShare).toBeLessThan(1);
  expect(readRange(hall.day, hall.day)).toMatchObject({ demo: false, demoShare: 0 });
});

describe("there is something to read:", () => {
  const rate = ({ satisfied }: RangeFigures["overall"]) => satisfied.responseRate ?? 0;
  const tickets = (is: (cell: RangeFigures["heat"][number]) => boolean) =>
    quarter.heat.filter(is).reduce((sum, cell) => sum + cell.tickets, 0);

  test("satisfied about the goal, and some counters above it and some below", () => {
    const shares = quarter.counters.map(({ satisfied }) => satisfied.share ?? 0);
    expect(quarter.overall.satisfied.share).toBeGreaterThan(0.94);
    expect(quarter.overall.satisfied.share).toBeLessThan(0.97);
    expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.015);
  });

  test("a quarter to under a half of the served rate, by counter", () => {
    const rates = quarter.counters.map(rate);
    expect(Math.min(...rates)).toBeGreaterThan(0.25);
    expect(Math.max(...rates)).toBeLessThan(0.45);
    expect(Math.max(...rates) - Math.min(...rates)).toBeGreaterThan(0.1);
  });

  test("mornings and Mondays are the busiest", () => {
    const morning = tickets(({ hour }) => hour < 12);
    expect(morning).toBeGreaterThan(1.3 * tickets(({ hour }) => hour >= 12));
    const monday = tickets(({ weekday }) => weekday === 1);
    for (const other of [2, 3, 4, 5]) {
      expect(monday).toBeGreaterThan(1.05 * tickets(({ weekday }) => weekday === other));
    }
  });

  test("one service is slow, and the waits have become shorter", () => {
    const [slowest, next] = quarter.services
      .map(({ serviceTime }) => serviceTime.p50Ms ?? 0)
      .toSorted((a, b) => b - a);
    expect(slowest).toBeGreaterThan(1.5 * (next ?? 0));
    const first = readRange("2026-07-01", "2026-08-31").overall.wait;
    const last = readRange("2026-10-01", "2026-11-23").overall.wait;
    expect(last.meanMs).toBeLessThan(0.85 * (first.meanMs ?? 0));
    expect(last.withinTarget.share).toBeGreaterThan(first.withinTarget.share ?? 1);
  });

  test("reasons of those who were not satisfied, the wait first", () => {
    expect(quarter.reasons[0]?.reason).toBe("waited-long");
    expect(quarter.reasons.length).toBeGreaterThan(3);
  });
});

test("it is kept over a restart, and made anew for another office", async () => {
  const path = join(folder, "kept.db");
  const short: Office = { ...office, hours: { mon: ["07:30-08:30"] } };
  expect(await makeDemoHistory({ path, office: short, before })).toBe("made");
  expect(await makeDemoHistory({ path, office: short, before })).toBe("kept");
  const longer: Office = { ...short, hours: { mon: ["07:30-08:40"] } };
  expect(await makeDemoHistory({ path, office: longer, before })).toBe("made");
});

test("a history that cannot be read costs nothing but itself", async () => {
  const broken = open(
    office,
    () => {
      mkdirSync(join(folder, "broken"));
      writeFileSync(join(folder, "broken", "demo-history.db"), "not a database");
      return { ended: Promise.resolve(0), kill: silent };
    },
    "broken",
  );
  await clock.advance(3_000);
  expect(broken.days("2026-01-01", before)).toEqual([]);
  await broken.stop();
});

test("where one device is real, or it is switched off, none is made and none is shown", async () => {
  expect(isForShow(office)).toBe(true);
  expect(isForShow(real)).toBe(false);
  const never: RunBeside = () => {
    throw new Error("nothing is to be made");
  };
  for (const history of [open(real, never), open(office, undefined)]) {
    await clock.advance(3_000);
    expect(history.days("2026-01-01", before)).toEqual([]);
    await history.stop();
  }
});
