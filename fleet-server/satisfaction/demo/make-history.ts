import { existsSync, renameSync, rmSync } from "node:fs";
import type { BusinessDay } from "@motcua/broker/contract";
import { openStore, type Store } from "@motcua/broker/log";
import { Temporal } from "temporal-polyfill";
import { openingsOn } from "../../office/hours.ts";
import type { Office } from "../../office/office.ts";
import { rulesOf } from "../../office/rules-of.ts";
import { eventVersion, type HallEvent } from "../../queue/events.ts";
import { emptyHall } from "../../queue/hall.ts";
import { weekdayOf } from "../calendar.ts";
import { preparePacks } from "../pack-shelf.ts";
import { prepareRecord } from "../record.ts";
import { createTables, dropTables, tablesShape } from "../tables.ts";
import { playDemoDay } from "./demo-day.ts";
import { habitsOf } from "./habits.ts";
import { seededChance } from "./seeded.ts";

/** What the demo history is made from. */
export type DemoTask = {
  /** The file that it goes to. */
  readonly path: string;
  readonly office: Office;
  /** The office's first own day: the history ends before it. */
  readonly before: BusinessDay;
};

/** How much is simulated: a quarter and a month of business days. */
const demoDays = 90;
/** An office that is closed for a year has no 90 business days. */
const lookBackDays = 400;

const seed = 95;

/**
 * Makes the history that an office of simulated devices shows before its own first day, unless the
 * file holds it already. It is written beside the file and takes its place when it is whole.
 */
export async function makeDemoHistory(task: DemoTask): Promise<"made" | "kept"> {
  const mark = markOf(task);
  if (markIn(task.path) === mark) return "kept";
  const draft = `${task.path}.new`;
  const store = openStore(draft);
  dropTables(store);
  createTables(store);
  store.exec(`
    DROP TABLE IF EXISTS demo_history;
    CREATE TABLE demo_history (mark TEXT NOT NULL) STRICT`);
  const write = writerOf(store);
  // One transaction, so that the disk is waited for once.
  store.exec("BEGIN");
  for (const events of playDays(task)) {
    write(events);
    await endOfTurn();
  }
  store.prepare("INSERT INTO demo_history VALUES (?)").run(mark);
  store.exec("COMMIT");
  store.close();
  rmSync(`${draft}.lock`, { force: true });
  renameSync(draft, task.path);
  return "made";
}

/** Lets the process notice that it is no longer wanted. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Projects events into the tables as the office's own are, without keeping a journal of them. */
function writerOf(store: Store): (events: readonly HallEvent[]) => void {
  const record = prepareRecord(store);
  const packs = preparePacks(store);
  let seq = 0;
  return store.transaction((events: readonly HallEvent[]) => {
    for (const body of events) {
      seq += 1;
      record({ seq, kind: body.kind, v: eventVersion, atMs: body.wallMs, body });
      packs.follow(body);
    }
  });
}

function* playDays({ office, before }: DemoTask): Generator<readonly HallEvent[]> {
  const rules = rulesOf(office);
  const days = businessDaysBefore(office, before);
  let hall = emptyHall;
  for (const [index, day] of days.entries()) {
    const habits = habitsOf(rules, weekdayOf(day), index / Math.max(1, days.length - 1));
    const openings = openingsOn(office.hours, day);
    const chance = seededChance(seed + index);
    const played = playDemoDay({ day, rules, openings, habits, chance, before: hall });
    hall = played.hall;
    yield played.events;
  }
}

/** The last days before this one on which the office's hours open, oldest first. */
function businessDaysBefore(office: Office, before: BusinessDay): BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let back = 1; back <= lookBackDays && days.length < demoDays; back += 1) {
    const day = Temporal.PlainDate.from(before).subtract({ days: back }).toString();
    if (openingsOn(office.hours, day).length > 0) days.push(day);
  }
  return days.toReversed();
}

/** Rises when this program makes another history of the same office. */
const version = 1;

/** What the history depends on. */
function markOf({ office, before }: DemoTask): string {
  return JSON.stringify([version, tablesShape, demoDays, before, office.hours, rulesOf(office)]);
}

/** What the file at hand was made from; undefined where there is none, or none that can be read. */
function markIn(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const store = openStore(path);
    try {
      return store.prepare<[], string>("SELECT mark FROM demo_history").pluck().get();
    } finally {
      store.close();
    }
  } catch {
    return undefined;
  }
}
