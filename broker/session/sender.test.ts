import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Static } from "typebox";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { type Fact, log } from "../contract/log.ts";
import { type Log, openLog } from "../log/log.ts";
import { openStore, type Store } from "../log/store.ts";
import { createSender, type Sender } from "./sender.ts";

type Batch = Static<typeof log.body>;

let folder: string;
let store: Store;
let outbox: Log<Fact>;
let clock: ReturnType<typeof fakeClock>;
let sender: Sender;
let up: boolean;
const sent: Batch[] = [];
const errors: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "motcua-sender-"));
  store = openStore(join(folder, "board.sqlite"));
  outbox = openLog<Fact>(store, "outbox", seededChance(1));
  clock = fakeClock(1_795_500_000_000);
  sent.length = 0;
  errors.length = 0;
  up = true;
  start();
});
afterEach(() => {
  sender.stop();
  store.close();
  rmSync(folder, { recursive: true });
});

function start(): void {
  const quiet = () => undefined;
  sender = createSender({
    outbox,
    clock,
    logger: {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (_what: unknown, message?: string) => errors.push(String(message)),
    },
    crash: quiet,
    send: (batch) => {
      if (up) sent.push(batch);
      return up;
    },
  });
}

const rated = (press: string): Fact => ({
  kind: "rated",
  visit: "2026-11-24/C042#1",
  counter: 3,
  score: 4,
  press,
});
const add = (count: number, press = "p") =>
  outbox.append(
    Array.from({ length: count }, () => ({
      kind: "rated",
      v: 1,
      atMs: clock.wallMs(),
      body: rated(press),
    })),
  );
const ack = (upto: number) => sender.acked({ log: outbox.id, upto });
const spans = () => sent.map(({ entries }) => [entries[0]?.seq, entries.at(-1)?.seq]);

test("one batch is in flight; the next goes after its ack, with everything since", () => {
  add(1);
  sender.facts();
  add(2);
  sender.facts();
  expect(spans()).toEqual([[1, 1]]);
  ack(1);
  expect(spans()).toEqual([
    [1, 1],
    [2, 3],
  ]);
  ack(3);
  expect(outbox.read(1, 10)).toEqual([]);
  expect(sent).toHaveLength(2);
});

test("without an ack the same goes again after 15 s, then 30 s, up to 5 min", async () => {
  add(1);
  sender.facts();
  const atMs: number[] = [];
  for (let second = 1; second <= 1_500; second++) {
    const before = sent.length;
    await clock.advance(1_000);
    if (sent.length > before) atMs.push(second);
  }
  expect(atMs).toEqual([15, 45, 105, 225, 465, 765, 1_065, 1_365]);
  ack(1);
  add(1);
  sender.facts();
  const before = sent.length;
  await clock.advance(15_000);
  expect(sent).toHaveLength(before + 1);
});

test("after a reconnect it goes again at once", () => {
  add(2);
  up = false;
  sender.facts();
  expect(sent).toEqual([]);
  up = true;
  sender.up();
  sender.up();
  expect(spans()).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test("a server that has lost the end of the log gets it again, as far as it is kept", () => {
  add(300);
  sender.facts();
  ack(0);
  ack(100);
  ack(50);
  expect(spans()).toEqual([
    [1, 300],
    [101, 300],
  ]);
  ack(200);
  expect(spans().at(-1)).toEqual([201, 300]);
});

test("a refused gap does not make a storm of messages", async () => {
  add(5);
  outbox.forget(3);
  sender.facts();
  for (let n = 0; n < 20; n++) ack(1);
  expect(spans()).toEqual([[4, 5]]);
  await clock.advance(15_000);
  expect(spans()).toEqual([
    [4, 5],
    [4, 5],
  ]);
});

test("a batch fits into one message, however long its facts are", () => {
  add(500, "x".repeat(64));
  sender.facts();
  const [batch] = sent;
  const envelope = { v: 1, id: "i".repeat(64), ts: 1, mono: 1, boot: "b".repeat(64), sid: "s" };
  const payload = new TextEncoder().encode(JSON.stringify({ ...envelope, ...batch }));
  expect(log.read(payload).ok).toBe(true);
  expect(payload.byteLength).toBeGreaterThan(log.bytesMax - 2_048);
  expect(batch?.entries.length).toBeLessThan(500);
});

test("a fact tells its age by the monotonic clock; one from before the restart does not know it", async () => {
  add(1);
  sender.stop();
  start();
  add(1);
  sender.facts();
  await clock.advance(1_500);
  sender.up();
  expect(sent.at(-1)?.entries.map(({ ageMs }) => ageMs)).toEqual([null, 1_500]);
});

test("a beat can stand in for a lost ack, and never takes anything back", () => {
  add(2);
  sender.facts();
  sender.heard(1);
  sender.heard(0);
  expect(outbox.read(1, 10)).toHaveLength(2);
  sender.heard(2);
  expect(outbox.read(1, 10)).toEqual([]);
});

test("an ack of another log, or of more than there is, forgets nothing", () => {
  add(2);
  sender.facts();
  sender.acked({ log: "another", upto: 2 });
  ack(9);
  expect(outbox.read(1, 10)).toHaveLength(2);
  expect(errors).toEqual(["the server has more of this log than the box"]);
});

test("an ack on a full disk ends nothing: the next fact goes on, and is deleted with room", () => {
  add(1);
  sender.facts();
  store.pragma("query_only = ON");
  ack(1);
  store.pragma("query_only = OFF");
  add(1);
  sender.facts();
  expect(spans()).toEqual([
    [1, 1],
    [2, 2],
  ]);
  ack(2);
  expect(outbox.read(1, 10)).toEqual([]);
});
