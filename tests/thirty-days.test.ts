import { dirname } from "node:path";
import { openStore, type Store } from "@motcua/broker/log";
import { beforeAll, describe, expect, test } from "vitest";
import { type Forwarding, startForwarding } from "../fleet-server/forwarding/forwarding.ts";
import { openSigningKeys } from "../fleet-server/forwarding/signing-keys.ts";
import type { DaySummaryEvent } from "../fleet-server/forwarding/summary.ts";
import type { HallEvent } from "../fleet-server/queue/events.ts";
import { openJournal, replayJournal } from "../fleet-server/queue/journal.ts";
import { figures } from "../fleet-server/satisfaction/figures.ts";
import { inStep } from "../fleet-server/satisfaction/in-step.ts";
import {
  type FiguresProjection,
  openFiguresProjection,
} from "../fleet-server/satisfaction/projection.ts";
import { figuresByHand } from "./figures-by-hand.ts";
import { fakeClock } from "./harness/clocks.ts";
import { newStorePath } from "./harness/hall-story.ts";
import { simulateDays } from "./simulation/office-day.ts";
import { wardRules } from "./simulation/rules.ts";
import { seededChance } from "./simulation/seeded.ts";

const days = Array.from({ length: 30 }, (_, n) => `2026-11-${String(n + 1).padStart(2, "0")}`);

let store: Store;
let projection: FiguresProjection;
let forwarding: Forwarding;
let events: HallEvent[];
const handedOn: DaySummaryEvent[] = [];
const clock = fakeClock();

beforeAll(() => {
  events = simulateDays({ seed: 20_261_124, rules: wardRules, days, citizens: 150 });
  const path = newStorePath();
  store = openStore(path);
  const chance = seededChance(1);
  projection = openFiguresProjection({ store, journal: openJournal(store, chance) });
  forwarding = startForwarding({
    store,
    office: "o26734",
    settings: { url: "http://receiver.invalid/" },
    keys: openSigningKeys(dirname(path)),
    figures: (day) => figures(store, day),
    fetch: async (_url, request) => {
      handedOn.push(JSON.parse(request?.body as string) as DaySummaryEvent);
      return new Response();
    },
    clock,
    chance,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const journal = replayJournal({ store, chance, projections: [inStep([projection, forwarding])] });
  // A commit holds what came together: 1 to 40 events.
  for (let from = 0, size = 1; from < events.length; from += size, size = (size % 40) + 1) {
    journal.commit(events.slice(from, from + size));
  }
}, 180_000);

const all = () => days.map((day) => figures(store, day));

/** Two ways to a share differ in the last bits. */
function rounded<T>(value: T): T {
  const digits = (_key: string, part: unknown) =>
    typeof part === "number" ? Math.round(part * 1e9) / 1e9 : part;
  return JSON.parse(JSON.stringify(value, digits)) as T;
}

test("30 days hold everything that the definitions speak of", () => {
  const kinds = new Set(events.map((event) => event.kind));
  for (const kind of ["call-undone", "ticket-voided", "ticket-transferred", "ticket-no-show"]) {
    expect(kinds).toContain(kind);
  }
  const rated = events.filter((event) => event.kind === "visit-rated");
  expect(rated.length).toBeGreaterThan(new Set(rated.map((event) => event.visit)).size);
  expect(events.length).toBeGreaterThan(15_000);
});

test("every figure of 30 days is the one that a plain count from the definitions gives", () => {
  expect(rounded(all())).toEqual(rounded(figuresByHand(events)));
});

test("dropped and made again from the journal, every figure is the same", () => {
  const before = all();
  projection.drop();
  expect(() => all()).toThrow("no such table");
  projection.rebuild();
  expect(all()).toEqual(before);
  expect(rounded(all())).toEqual(rounded(figuresByHand(events)));
});

test("no ticket is missing from its row, whatever became of it", () => {
  for (const day of all()) {
    for (const row of day === undefined ? [] : [day.overall, ...day.services]) {
      const gone = row.served + row.noShows + row.void + row.dayEnded + row.transferredOut;
      expect(gone + row.printing + row.waiting + row.called).toBe(row.tickets + row.transferredIn);
    }
  }
});

describe("the comparison notices", () => {
  test.each([
    ["a rating that is lost", "DELETE FROM figures_ratings WHERE rowid = 77"],
    [
      "a press that counts though it was not the last",
      "UPDATE figures_ratings SET score = 5 - score WHERE rowid = 77",
    ],
    [
      "an undone call that counts",
      "UPDATE figures_visits SET state = 'served' WHERE state = 'undone'",
    ],
    [
      "a wait that is a minute off",
      "UPDATE figures_tickets SET issued_at_ms = issued_at_ms - 60000",
    ],
    [
      "a void number that is counted as served",
      "UPDATE figures_tickets SET state = 'served' WHERE state = 'void'",
    ],
    [
      "a transfer that is counted at the wrong service",
      "UPDATE figures_visits SET transferred_to = service WHERE state = 'transferred'",
    ],
  ])("%s", (_what, damage) => {
    const heal = new Error("undo the damage");
    const damaged = store.transaction(() => {
      store.exec(damage);
      expect(rounded(all())).not.toEqual(rounded(figuresByHand(events)));
      throw heal;
    });
    expect(damaged).toThrow(heal);
  });
});

describe("what was handed on", () => {
  beforeAll(async () => {
    while (forwarding.view().waiting.length > 0) await clock.advance(0);
    await forwarding.stop();
  });

  test("each day has revisions 1, 2, 3 … without a gap: one for its close, one a late rating", () => {
    for (const day of days) {
      const revisions = handedOn.filter((event) => event.subject === day);
      const closedAt = events.findIndex(
        (event) => event.kind === "day-closed" && event.day === day,
      );
      const late = events
        .slice(closedAt)
        .filter((event) => event.kind === "visit-rated" && event.day === day).length;
      const numbers = revisions.map((event) => event.data.revision);
      expect(numbers).toEqual(Array.from({ length: 1 + late }, (_, n) => n + 1));
    }
    expect(handedOn.length).toBeGreaterThan(days.length);
  });

  test("the last revision of each day holds its final figures: none lost, none doubled", () => {
    const last = new Map(handedOn.map((event) => [event.subject, event.data.figures]));
    expect(rounded([...last.values()])).toEqual(rounded(figuresByHand(events)));
  });

  test("the first revision knows nothing of what came after the close", () => {
    for (const event of handedOn.filter(({ data }) => data.revision === 1)) {
      const closedAt = events.findIndex(
        (other) => other.kind === "day-closed" && other.day === event.subject,
      );
      const [then] = figuresByHand(events.slice(0, closedAt + 1)).slice(-1);
      expect(rounded(event.data.figures)).toEqual(rounded(then));
    }
  });
});
