import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { hallStory, middleChance } from "../../tests/harness/hall-story.ts";
import type { Adapter } from "./adapter.ts";
import { type Outbox, openOutbox } from "./outbox.ts";
import { startSender } from "./sender.ts";
import { type DaySummaryEvent, daySummaryEvent } from "./summary.ts";

/** The sender does not look into what it sends. */
function summaryOf(revision: number): DaySummaryEvent {
  const about = { office: "o26734", day: "2026-11-24", revision, reason: "day-closed" } as const;
  return daySummaryEvent({ ...about, figures: {} as DaySummaryEvent["data"]["figures"] }, 0);
}

function sending(wrap: (outbox: Outbox) => Outbox) {
  const chance = middleChance();
  const { store } = hallStory(chance);
  const outbox = openOutbox(store, chance);
  const sent: string[] = [];
  const clock = fakeClock();
  const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const adapter: Adapter = {
    receiver: "a list",
    deliver: async ({ id }) => {
      sent.push(id);
      return { kind: "stored" };
    },
  };
  const sender = startSender({ store, outbox: wrap(outbox), adapter, clock, chance, logger });
  return { outbox, sent, clock, sender };
}

test("the disk is full when the receiver has answered: it is sent again, as the same key", async () => {
  let full = true;
  const { outbox, sent, clock, sender } = sending((real) => ({
    ...real,
    record: (...args) => {
      if (full) throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
      real.record(...args);
    },
  }));
  outbox.put(summaryOf(1), 0);
  sender.wake();
  await clock.advance(0);
  expect(sender.pausesForMs).toBe(2_500);
  full = false;
  await clock.advance(2_500);
  expect(sent).toEqual(["o26734/2026-11-24/1", "o26734/2026-11-24/1"]);
  expect(outbox.list("sent")).toMatchObject([{ revision: 1 }]);
  await sender.stop();
});

test("of the sent ones 400 are kept when another comes; one that was refused is kept, and keeps none of them", async () => {
  const { outbox, sent, clock, sender } = sending((real) => real);
  for (let revision = 1; revision <= 410; revision += 1) outbox.put(summaryOf(revision), 0);
  outbox.record(1, { kind: "refused", status: 422, words: "" }, 0);
  sender.wake();
  while (sent.length < 409) await clock.advance(0);
  expect(outbox.count("sent")).toBe(409);
  outbox.put(summaryOf(411), 0);
  expect(outbox.find("2026-11-24", 10)).toBeUndefined();
  expect(outbox.find("2026-11-24", 11)).toBeDefined();
  expect(outbox.count("sent")).toBe(400);
  outbox.wait(1, "wish-0001");
  sender.wake();
  await clock.advance(0);
  expect(sent.slice(-2)).toEqual(["o26734/2026-11-24/1", "o26734/2026-11-24/411"]);
  expect(outbox.count("refused")).toBe(0);
  await sender.stop();
});

test("a receiver that was away for very long: all that wait are counted, the next one is listed first", async () => {
  const { outbox, sender } = sending((real) => real);
  for (let revision = 1; revision <= 450; revision += 1) outbox.put(summaryOf(revision), 0);
  expect(outbox.count("waiting")).toBe(450);
  const listed = outbox.list("waiting").map(({ revision }) => revision);
  expect([listed.length, listed[0]]).toEqual([400, 1]);
  await sender.stop();
});
