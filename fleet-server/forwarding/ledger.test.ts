import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ForwardingOffice, forwardingOffice } from "../../tests/harness/forwarding-office.ts";
import * as hall from "../../tests/harness/hall-story.ts";
import {
  type ReferenceReceiver,
  startReferenceReceiver,
} from "../../tests/harness/reference-receiver.ts";
import { serveKeys } from "../../tests/harness/serve-keys.ts";
import {
  type Manner,
  type StubReceiver,
  startStubReceiver,
} from "../../tests/harness/stub-receiver.ts";
import { pick, seededChance } from "../../tests/simulation/seeded.ts";
import { figures } from "../satisfaction/figures.ts";
import { openSigningKeys } from "./signing-keys.ts";

const troubles: readonly Manner[] = [
  "store",
  "store-then-hang",
  "store-then-drop",
  "drop",
  "drop-mid-answer",
  "byte-by-byte",
  "rubbish",
  "error-500",
  "busy-503",
  "redirect",
  "sign-in-page",
  "reject-422",
  "reject-with-200",
];

const folder = mkdtempSync(join(tmpdir(), "motcua-ledger-"));
const keys = openSigningKeys(folder);
let reference: ReferenceReceiver;
let receiver: StubReceiver;
let office: string;
let at: ForwardingOffice;
let offices = 10_000;

beforeAll(async () => {
  const published = await serveKeys(keys);
  reference = await startReferenceReceiver(join(folder, "summaries.jsonl"), published.url);
  return async () => {
    await reference.stop();
    await published.stop();
  };
});

beforeEach(async () => {
  receiver = await startStubReceiver(reference.url);
  offices += 1;
  office = `o${offices}`;
  at = forwardingOffice({ office, keys, settings: { url: receiver.url } });
});

afterEach(async () => {
  await at.stop();
  await receiver.stop();
});

/** What the reference receiver has on its disk from this office, in order. */
const ledger = () => reference.stored().filter(({ data }) => data.office === office);

/** Ends the try that is under way: by its answer, or by the sender's patience with it. */
async function tried(): Promise<void> {
  const ended = at.outcome();
  const how = await Promise.race([ended, receiver.hung().then(() => "hung")]);
  if (how !== "hung") return;
  await at.clock.advance(10_000);
  await ended;
  await receiver.released();
}

/** Lets it try until nothing waits; a person sends what was refused again. */
async function settle(): Promise<void> {
  for (let wish = 0; ; wish += 1) {
    const { waiting, refused, triesAgainInMs } = at.forwarding.view();
    if (triesAgainInMs !== null) await at.clock.advance(triesAgainInMs);
    else if (waiting.length > 0) await tried();
    else if (refused.length === 0) return;
    for (const { day, revision } of refused) {
      at.forwarding.resend(day, revision, `wish-${at.clock.wallMs()}-${wish}-${revision}`);
    }
  }
}

async function restart(): Promise<void> {
  const oldest = at.forwarding.view().waiting[0];
  await at.stop();
  await receiver.released();
  if (oldest !== undefined) receiver.unheard(`${office}/${oldest.day}/${oldest.revision}`);
  at = forwardingOffice({ office, keys, settings: { url: receiver.url }, path: at.path });
}

/** A day with ten served tickets, closed; then nine of them are rated late. */
async function lateDay(): Promise<string[]> {
  const labels = Array.from({ length: 10 }, (_, n) => `A${String(n + 1).padStart(3, "0")}`);
  at.tell(hall.dayOpened);
  for (const [index, label] of labels.entries()) {
    at.tell(hall.issued(label), hall.called(label, { counter: 1, seq: index + 1 }));
    at.tell(hall.served(label, { counter: 1 }));
  }
  at.tell(hall.dayClosed);
  for (const label of labels.slice(1)) {
    at.tell(hall.rated(label, { counter: 1, score: 4 }));
    await at.clock.advance(0);
  }
  return labels.map((_, n) => `${office}/${hall.day}/${n + 1}`);
}

test.each([1, 2, 3, 4, 5])(
  "receiver in any trouble, restarts between (seed %d): one entry a triple, none lost, none doubled",
  async (seed) => {
    const chance = seededChance(seed);
    receiver.behave(...Array.from({ length: 40 }, () => pick(chance, troubles)));
    const triples = await lateDay();
    await restart();
    await settle();
    await restart();
    await settle();
    expect(
      ledger()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(triples.toSorted());
    expect(receiver.needless).toEqual([]);
    const last = ledger().find(({ id }) => id === triples.at(-1));
    expect(last?.data.figures).toEqual(figures(at.store, hall.day));
    expect(at.forwarding.view().sent).toHaveLength(triples.length);
  },
);

test("without refusals the order of the day is kept, whatever else goes wrong", async () => {
  const chance = seededChance(9);
  const passing = troubles.filter((trouble) => !trouble.startsWith("reject"));
  receiver.behave(...Array.from({ length: 40 }, () => pick(chance, passing)));
  const triples = await lateDay();
  await settle();
  expect(ledger().map(({ id }) => id)).toEqual(triples);
  expect(receiver.requests).toEqual(
    receiver.requests.toSorted((a, b) => triples.indexOf(a) - triples.indexOf(b)),
  );
});

test("a receiver that is down for an hour gets all of it within the next", async () => {
  receiver.down(true);
  const triples = await lateDay();
  const upAtMs = at.clock.wallMs() + 3_600_000;
  while (at.clock.wallMs() < upAtMs) {
    await tried();
    await at.clock.advance(at.forwarding.view().triesAgainInMs ?? 0);
  }
  expect(at.forwarding.view().breaker).toMatchObject({ state: "open", why: "unreachable" });
  expect(ledger()).toEqual([]);
  receiver.down(false);
  await settle();
  expect(at.clock.wallMs() - upAtMs).toBeLessThan(3_600_000);
  expect(ledger().map(({ id }) => id)).toEqual(triples);
});

test.each([
  ["answers 500", "error-500", 1],
  ["stores, and never answers", "store-then-hang", 1],
  ["stores, and closes in mid-answer", "drop-mid-answer", 1],
  ["stores, and answers byte by byte", "byte-by-byte", 1],
  ["stores, cuts the line, and answers 200 to the repeat", "store-then-drop", 1],
  ["stores, and says so in rubbish", "rubbish", 0],
] as const)("a receiver that %s has each summary once", async (_, manner, repeats) => {
  receiver.behave(manner);
  const triples = await lateDay();
  await settle();
  expect(ledger().map(({ id }) => id)).toEqual(triples);
  expect(receiver.requests).toHaveLength(triples.length + repeats);
  expect(receiver.needless).toEqual([]);
});
