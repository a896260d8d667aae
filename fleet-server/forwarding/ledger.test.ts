import { afterEach, beforeEach, expect, test } from "vitest";
import { type ForwardingOffice, forwardingOffice } from "../../tests/harness/forwarding-office.ts";
import * as hall from "../../tests/harness/hall-story.ts";
import {
  type Manner,
  type StubReceiver,
  startStubReceiver,
} from "../../tests/harness/stub-receiver.ts";
import { pick, seededChance } from "../../tests/simulation/seeded.ts";
import { figures } from "../satisfaction/figures.ts";
import type { DaySummaryEvent } from "./summary.ts";

const troubles: readonly Manner[] = [
  "store",
  "store-then-drop",
  "error-500",
  "busy-503",
  "redirect",
  "sign-in-page",
  "reject-422",
  "reject-with-200",
];

let receiver: StubReceiver;
let at: ForwardingOffice;

beforeEach(async () => {
  receiver = await startStubReceiver();
  at = forwardingOffice({ url: receiver.url });
});

afterEach(async () => {
  await at.stop();
  await receiver.stop();
});

/** Lets it try until nothing waits; a person sends what was refused again. */
async function settle(): Promise<void> {
  for (;;) {
    const { waiting, refused, triesAgainInMs } = at.forwarding.view();
    if (triesAgainInMs !== null) await at.clock.advance(triesAgainInMs);
    else if (waiting.length > 0) await at.outcome();
    else if (refused.length === 0) return;
    for (const { day, revision } of refused) at.forwarding.retry(day, revision);
  }
}

async function restart(): Promise<void> {
  await at.stop();
  at = forwardingOffice({ url: receiver.url, path: at.path });
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
  return labels.map((_, n) => `o26734/${hall.day}/${n + 1}`);
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "receiver in any trouble, restarts between (seed %d): one entry a triple, none lost, none doubled",
  async (seed) => {
    const chance = seededChance(seed);
    receiver.behave(...Array.from({ length: 40 }, () => pick(chance, troubles)));
    const keys = await lateDay();
    await restart();
    await settle();
    await restart();
    await settle();
    expect([...receiver.ledger.keys()].toSorted()).toEqual(keys.toSorted());
    expect(receiver.needless).toEqual([]);
    const last = JSON.parse(receiver.ledger.get(keys.at(-1) ?? "") ?? "{}") as DaySummaryEvent;
    expect(last.data.figures).toEqual(figures(at.store, hall.day));
    expect(at.forwarding.view().sent).toHaveLength(keys.length);
  },
);

test("without refusals the order of the day is kept, whatever else goes wrong", async () => {
  const chance = seededChance(9);
  const passing = troubles.filter((trouble) => !trouble.startsWith("reject"));
  receiver.behave(...Array.from({ length: 40 }, () => pick(chance, passing)));
  const keys = await lateDay();
  await settle();
  expect([...receiver.ledger.keys()]).toEqual(keys);
  expect(receiver.requests).toEqual(
    receiver.requests.toSorted((a, b) => keys.indexOf(a) - keys.indexOf(b)),
  );
});
