import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "@motcua/broker/log";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { openAdapter } from "../../fleet-server/forwarding/adapters.ts";
import { openOutbox } from "../../fleet-server/forwarding/outbox.ts";
import { startSender } from "../../fleet-server/forwarding/sender.ts";
import { openSigningKeys, type SigningKeys } from "../../fleet-server/forwarding/signing-keys.ts";
import {
  cloudEventsJson,
  type DaySummaryEvent,
  signatureHeader,
} from "../../fleet-server/forwarding/summary.ts";
import { startReferenceReceiver } from "../harness/reference-receiver.ts";
import { serveKeys } from "../harness/serve-keys.ts";
import { simulatedSummary } from "../harness/simulated-summary.ts";
import { type Bench, type Round, steadily } from "./figures.ts";

const summaries = 1_000;
const rounds = 3;

/**
 * An office that comes back to a receiver with 1,000 summaries waiting: ms until the last is
 * stored and recorded, beside bare `fetch` of the same bytes, signed beforehand, with one durable
 * write each. Either has a reference receiver of its own, which verifies and syncs each.
 */
export const forwardingDrain: Bench = (sitting) =>
  steadily(sitting, async () => {
    const folder = mkdtempSync(join(tmpdir(), "motcua-drain-"));
    const keys = openSigningKeys(folder);
    const published = await serveKeys(keys);
    const receiver = (name: string) => startReferenceReceiver(join(folder, name), published.url);
    const [product, bare] = [await receiver("product.jsonl"), await receiver("bare.jsonl")];
    const store = openStore(join(folder, "office.db"));
    const all: Round[] = [];
    // The first is to warm up.
    for (let round = 0; round <= rounds; round += 1) {
      const events = waiting(sitting.quick ? summaries / 10 : summaries, round);
      all.push({
        product: await drained({ events, keys, store, url: product.url }),
        yardstick: await fetched({ events, keys, store, url: bare.url }),
      });
      sitting.say(`round ${round} of ${rounds}`);
    }
    store.close();
    await Promise.all([product.stop(), bare.stop(), published.stop()]);
    rmSync(folder, { recursive: true, force: true });
    const bench = "forwarding drain of 1,000 waiting summaries";
    return [{ bench, unit: "ms", goal: { most: 1.5 }, rounds: all.slice(1) }];
  });

/** A whole day's figures each, under numbers that no other round has. */
function waiting(count: number, round: number): DaySummaryEvent[] {
  const { data, ...envelope } = simulatedSummary();
  return Array.from({ length: count }, (_, index) => {
    const revision = round * summaries + index + 1;
    const id = `${data.office}/${data.day}/${revision}`;
    return { ...envelope, id, data: { ...data, revision } };
  });
}

type Job = {
  readonly events: readonly DaySummaryEvent[];
  readonly keys: SigningKeys;
  readonly store: Store;
  readonly url: string;
};

async function drained({ events, keys, store, url }: Job): Promise<number> {
  const [clock, chance] = [realClock(), realChance()];
  const outbox = openOutbox(store, chance);
  store.transaction(() => {
    for (const event of events) outbox.put(event, 0);
  })();
  const adapter = openAdapter({ url }, { clock, keys, fetch });
  if (adapter === undefined) throw new Error("the address names no adapter");
  let left = events.length;
  let done = () => {};
  const emptied = new Promise<void>((resolve) => {
    done = resolve;
  });
  const counted = () => {
    left -= 1;
    if (left === 0) done();
  };
  const failed = (about: object) => {
    throw new Error(`a summary was not taken: ${JSON.stringify(about)}`);
  };
  const logger = { debug: () => {}, info: counted, warn: failed, error: failed };
  const sinceMs = performance.now();
  const sender = startSender({ store, outbox, adapter, clock, chance, logger });
  await emptied;
  const tookMs = performance.now() - sinceMs;
  await sender.stop();
  return tookMs;
}

async function fetched({ events, keys, store, url }: Job): Promise<number> {
  store.exec("CREATE TABLE IF NOT EXISTS bare (key TEXT PRIMARY KEY, state TEXT NOT NULL)");
  const bodies = events.map((event) => [event.id, JSON.stringify(event)] as const);
  const requests = await Promise.all(
    bodies.map(async ([key, body]) => {
      const signature = await keys.sign(Buffer.from(body));
      const named = { "idempotency-key": key, [signatureHeader]: signature };
      return { key, body, headers: { "content-type": cloudEventsJson, ...named } };
    }),
  );
  const sent = store.prepare("INSERT INTO bare VALUES (?, 'sent')");
  const sinceMs = performance.now();
  for (const { key, body, headers } of requests) {
    const answer = await fetch(url, { method: "POST", headers, body });
    await answer.text();
    if (answer.status !== 200) throw new Error(`the receiver answered ${answer.status}`);
    sent.run(key);
  }
  return performance.now() - sinceMs;
}
