import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as hall from "../../tests/harness/hall-story.ts";
import {
  type ReferenceReceiver,
  startReferenceReceiver,
} from "../../tests/harness/reference-receiver.ts";
import { type ServedKeys, serveKeys } from "../../tests/harness/serve-keys.ts";
import { figures } from "../satisfaction/figures.ts";
import { openFiguresProjection } from "../satisfaction/projection.ts";
import { openSigningKeys, type SigningKeys } from "./signing-keys.ts";
import {
  cloudEventsJson,
  type DaySummaryEvent,
  daySummaryEvent,
  signatureHeader,
} from "./summary.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-receiver-"));
const file = join(folder, "summaries.jsonl");
const keys = openSigningKeys(folder);
let published: ServedKeys;
let running: ReferenceReceiver;

const start = () => startReferenceReceiver(file, published.url);

beforeAll(async () => {
  published = await serveKeys(keys);
  running = await start();
  return async () => {
    await running.stop();
    await published.stop();
  };
});

function summary(revision: number, served = 1): DaySummaryEvent {
  const story = hall.hallStory();
  const projection = openFiguresProjection(story);
  story.projects = (entries) => projection.project(entries);
  story.tell(hall.dayOpened);
  for (const label of ["A001", "A002", "A003"].slice(0, served)) {
    story.tell(hall.issued(label), hall.called(label, { counter: 1, seq: 1 }));
    story.tell(hall.served(label, { counter: 1 }));
  }
  story.tell(hall.dayClosed);
  const counted = figures(story.store);
  if (counted === undefined) throw new Error("the day has figures");
  const about = { office: "o26734", day: hall.day, revision, reason: "day-closed" } as const;
  return daySummaryEvent({ ...about, figures: counted }, hall.openedAtMs);
}

/** Posts the bytes with a signature over `signed`, by these keys. */
async function post(
  body: string,
  how: { headers?: Record<string, string>; signed?: string; by?: SigningKeys } = {},
) {
  const signature = await (how.by ?? keys).sign(Buffer.from(how.signed ?? body));
  const response = await fetch(running.url, {
    method: "POST",
    headers: {
      ...{ "content-type": cloudEventsJson, [signatureHeader]: signature },
      ...how.headers,
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as object };
}

const keyed = (event: DaySummaryEvent, how: Parameters<typeof post>[1] = {}) =>
  post(JSON.stringify(event), {
    ...how,
    headers: { "idempotency-key": event.id, ...how.headers },
  });
const linesStored = () => readFileSync(file, "utf8").split("\n").filter(Boolean);

test("a summary is stored once, however often it is sent, and across a restart", async () => {
  const event = summary(1);
  expect(await keyed(event)).toEqual({ status: 200, body: { stored: event.id } });
  expect(await keyed(event)).toEqual({ status: 200, body: { stored: event.id } });
  await running.stop();
  running = await start();
  expect(await keyed(event)).toEqual({ status: 200, body: { stored: event.id } });
  expect(linesStored().map((line) => JSON.parse(line) as object)).toEqual([event]);
});

test("the same revision with other figures is refused, not written over", async () => {
  expect(await keyed(summary(1, 3))).toMatchObject({ status: 409 });
  expect(linesStored()).toHaveLength(1);
});

test("what is not a day summary is refused by the name of its field", async () => {
  const { time: _time, ...rest } = summary(2);
  expect(
    await post(JSON.stringify(rest), { headers: { "idempotency-key": rest.id } }),
  ).toMatchObject({
    status: 400,
    body: { refused: [{ path: "time", message: "is missing" }] },
  });
  expect(await keyed(summary(2), { headers: { "idempotency-key": "other" } })).toMatchObject({
    status: 400,
  });
  expect(await keyed(summary(2), { headers: { "content-type": "text/plain" } })).toMatchObject({
    status: 415,
  });
  expect(linesStored()).toHaveLength(1);
});

describe("the signature", () => {
  const refused = (words: string) => ({ status: 401, body: { refused: words } });

  test("is missing: refused", async () => {
    const event = summary(2);
    const headers = { "content-type": cloudEventsJson, "idempotency-key": event.id };
    const unsigned = { method: "POST", headers, body: JSON.stringify(event) };
    const answer = await fetch(running.url, unsigned);
    expect({ status: answer.status, body: await answer.json() }).toEqual(
      refused("the header motcua-signature is missing"),
    );
  });

  test("is of another body: one changed figure is enough", async () => {
    const event = summary(2);
    const signed = JSON.stringify(event);
    const tampered = signed.replace('"tickets":1', '"tickets":9');
    expect(tampered).not.toBe(signed);
    const headers = { "idempotency-key": event.id };
    expect(await post(tampered, { headers, signed })).toEqual(
      refused("the signature is not of this body"),
    );
  });

  test("is by another office's key: refused, once the keys were looked at anew", async () => {
    const by = openSigningKeys(mkdtempSync(join(tmpdir(), "motcua-stranger-")));
    await running.stop();
    running = await start();
    expect(await keyed(summary(2), { by })).toEqual(refused("the key is not one of the office's"));
  });

  test("is nonsense, or not ES256, or names no key: refused", async () => {
    const [header = "", mark = ""] = (await keys.sign(Buffer.from("x"))).split("..");
    const named = (fields: object) => Buffer.from(JSON.stringify(fields)).toString("base64url");
    const none = named({ alg: "none", kid: "x" });
    for (const signature of ["", "a..b", `${header}.${mark}`, `${header}..`, `${none}..${mark}`]) {
      const answer = await keyed(summary(2), { headers: { [signatureHeader]: signature } });
      expect(answer, signature).toMatchObject({ status: 401 });
    }
    expect(linesStored()).toHaveLength(1);
  });

  test("that is replayed with its body changes nothing", async () => {
    const event = summary(1);
    const signature = await keys.sign(Buffer.from(JSON.stringify(event)));
    const replay = () => keyed(event, { headers: { [signatureHeader]: signature } });
    expect([await replay(), await replay()]).toMatchObject([{ status: 200 }, { status: 200 }]);
    const elsewhere = { [signatureHeader]: signature, "idempotency-key": "o26734/2026-11-25/1" };
    expect(await keyed(event, { headers: elsewhere })).toMatchObject({ status: 400 });
    expect(linesStored()).toHaveLength(1);
  });

  test("by a changed key is taken, and one by the key before it still verifies", async () => {
    const older = summary(2);
    const before = await keys.sign(Buffer.from(JSON.stringify(older)));
    await keys.rotate();
    await running.stop();
    running = await start();
    expect(await keyed(older, { headers: { [signatureHeader]: before } })).toMatchObject({
      status: 200,
    });
    expect(await keyed(summary(4))).toMatchObject({ status: 200 });
  });

  test("cannot be checked while the office's keys cannot be read: it is asked for again", async () => {
    await running.stop();
    running = await start();
    published.away(true);
    expect(await keyed(summary(4))).toMatchObject({ status: 503 });
    published.away(false);
    expect(await keyed(summary(4))).toMatchObject({ status: 200 });
    const looks = published.looks;
    expect(await keyed(summary(4))).toMatchObject({ status: 200 });
    expect(published.looks).toBe(looks);
  });
});

test("a line that a power cut left half written harms neither itself nor the next", async () => {
  await running.stop();
  const third = summary(3);
  appendFileSync(file, JSON.stringify(third).slice(0, 200));
  running = await start();
  expect(await keyed(third)).toMatchObject({ status: 200 });
  await running.stop();
  running = await start();
  expect(await keyed(third)).toMatchObject({ status: 200 });
  expect(linesStored().map(revisionIn)).toEqual([1, 2, 4, null, 3]);
});

function revisionIn(line: string): number | null {
  try {
    return (JSON.parse(line) as DaySummaryEvent).data.revision;
  } catch {
    return null;
  }
}
