import { openStore, type Store } from "@motcua/broker/log";
import { beforeAll, describe, expect, test } from "vitest";
import type { HallEvent } from "../fleet-server/queue/events.ts";
import { openJournal, replayJournal } from "../fleet-server/queue/journal.ts";
import {
  type FiguresProjection,
  openFiguresProjection,
} from "../fleet-server/satisfaction/projection.ts";
import { openRangeReader } from "../fleet-server/satisfaction/range-reader.ts";
import { newStorePath } from "./harness/hall-story.ts";
import { rangeByHand } from "./range-by-hand.ts";
import { simulateDays } from "./simulation/office-day.ts";
import { wardRules } from "./simulation/rules.ts";
import { seededChance } from "./simulation/seeded.ts";
import { wardOffice } from "./simulation/ward-office.ts";

/** Mondays and Wednesdays of 16 weeks, over the end of a year of 53 weeks. */
const days = Array.from({ length: 16 }, (_, week) => [0, 2].map((day) => 7 * week + day))
  .flat()
  .map((n) => new Date(Date.UTC(2026, 9, 5 + n)).toISOString().slice(0, 10));

const names = Object.fromEntries([
  ...wardRules.services.map(({ letter, name }) => [letter, name]),
  ...wardRules.classes.map(({ id, name }) => [id, name]),
  ...wardRules.reasons.map(({ id, name }) => [id, name]),
  ...wardRules.staff.map(({ id, name }) => [id, name]),
]) as Record<string, unknown>;
const classes = wardRules.classes.map(({ id }) => id);

const ranges = [
  ["one day", "2026-11-23", "2026-11-23"],
  ["a week", "2026-11-16", "2026-11-22"],
  ["a month", "2026-12-01", "2026-12-31"],
  ["a quarter", "2026-10-01", "2026-12-31"],
  ["days about New Year, in week 53", "2026-12-28", "2027-01-05"],
  ["everything, and the rest of the year", "2026-10-01", "2027-09-30"],
  ["a range before the first day", "2026-01-01", "2026-01-31"],
] as const;

let store: Store;
let projection: FiguresProjection;
let events: HallEvent[];

const read = (from: string, to: string) =>
  openRangeReader({ store, office: () => wardOffice, demoDays: () => [] })(from, to);
const byHand = (from: string, to: string) => rangeByHand(events, { from, to, names, classes });

/** Two ways to a share differ in the last bits. */
function rounded(value: unknown): unknown {
  const digits = (_key: string, part: unknown) =>
    typeof part === "number" ? Math.round(part * 1e9) / 1e9 : part;
  return JSON.parse(JSON.stringify(value, digits));
}

beforeAll(() => {
  events = simulateDays({ seed: 53, rules: wardRules, days, citizens: 45 });
  store = openStore(newStorePath());
  const chance = seededChance(1);
  projection = openFiguresProjection({ store, journal: openJournal(store, chance) });
  const journal = replayJournal({ store, chance, projections: [projection] });
  for (let from = 0; from < events.length; from += 40) {
    journal.commit(events.slice(from, from + 40));
  }
}, 180_000);

test("the days hold everything that a range's definitions speak of", () => {
  const rated = events.filter((event) => event.kind === "visit-rated");
  expect(new Set(rated.map(({ reason }) => reason)).size).toBe(3);
  const closes = new Map(
    events.flatMap((event, at) => (event.kind === "day-closed" ? [[event.day, at]] : [])),
  );
  const isLate = (event: HallEvent, at: number) =>
    event.kind === "visit-rated" && at > (closes.get(event.day) ?? Number.POSITIVE_INFINITY);
  expect(events.filter(isLate).length).toBeGreaterThan(3);
});

test.each(ranges)("every figure of %s is the one that a plain count gives", (_name, from, to) => {
  expect(rounded(read(from, to))).toEqual(rounded(byHand(from, to)));
});

test("13 weeks end with the week of the last day, in which later days are not counted", () => {
  const { trend } = read("2026-12-28", "2026-12-28");
  expect(trend.map(({ week }) => week)).toEqual([
    ...Array.from({ length: 12 }, (_, n) => `2026-W${n + 41}`),
    "2026-W53",
  ]);
  expect(trend.at(-1)).toMatchObject({ from: "2026-12-28", tickets: 45 });
  expect(read("2026-12-28", "2026-12-30").trend.at(-1)?.tickets).toBe(90);
});

test("dropped and made again from the journal, every range is the same", () => {
  const before = ranges.map(([, from, to]) => read(from, to));
  projection.drop();
  expect(() => read("2026-10-01", "2026-12-31")).toThrow("no such table");
  projection.rebuild();
  expect(ranges.map(([, from, to]) => read(from, to))).toEqual(before);
});

test("counted from the rows, every range is the one of the packed days", () => {
  const packed = ranges.map(([, from, to]) => read(from, to));
  const heal = new Error("bring the packs back");
  const unpacked = store.transaction(() => {
    store.exec("DELETE FROM figures_packs");
    expect(ranges.map(([, from, to]) => read(from, to))).toEqual(packed);
    throw heal;
  });
  expect(unpacked).toThrow(heal);
});

test("the ratings above and below the mean of the office make nothing together", () => {
  const { counters, overall } = read("2026-10-01", "2026-12-31");
  const above = counters.map(({ ratingsAboveMean }) => ratingsAboveMean ?? 0);
  expect(Math.abs(above.reduce((sum, ratings) => sum + ratings, 0))).toBeLessThan(1e-9);
  expect(overall.satisfied.denominator).toBeGreaterThan(300);
});

test("persons are shown only where the office's document says so", () => {
  const office = { ...wardOffice, figures: {}, goals: { response: 55 } };
  const quiet = openRangeReader({ store, office: () => office, demoDays: () => [] });
  const figures = quiet("2026-10-01", "2026-12-31");
  expect(figures).not.toHaveProperty("staff");
  expect(figures.goal).toEqual({ satisfied: 0.95, response: 0.55 });
});

describe("the comparison notices", () => {
  const from = "2026-11-01";
  const to = "2026-11-30";
  test.each([
    ["a promise that is a minute longer", "figures_visits", "target_ms = target_ms + 60000"],
    ["a service that ends a second later", "figures_visits", "ended_at_ms = ended_at_ms + 1000"],
    ["a ticket that is given an hour later", "figures_tickets", "issued_hour = issued_hour + 1"],
    ["a ticket of another class", "figures_tickets", "class = 'normal'"],
    ["a visit with another person", "figures_visits", "person = 's1'"],
    ["a reason that is lost", "figures_ratings", "reason = NULL"],
  ])("%s", (_what, table, damage) => {
    const heal = new Error("undo the damage");
    const damaged = store.transaction(() => {
      // What is damaged are the rows; the packs of closed days are made of them.
      store.exec(`UPDATE ${table} SET ${damage}; DELETE FROM figures_packs`);
      expect(rounded(read(from, to))).not.toEqual(rounded(byHand(from, to)));
      throw heal;
    });
    expect(damaged).toThrow(heal);
  });
});
