import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as hall from "../../tests/harness/hall-story.ts";
import { figures } from "../satisfaction/figures.ts";
import { openFiguresProjection } from "../satisfaction/projection.ts";
import { cloudEventsJson, type DaySummaryEvent, daySummaryEvent } from "./summary.ts";

const file = join(mkdtempSync(join(tmpdir(), "motcua-receiver-")), "summaries.jsonl");
const program = fileURLToPath(new URL("./reference-receiver.ts", import.meta.url));

type Running = { readonly url: string; stop(): Promise<unknown> };
let running: Running;

/** Starts the example as an integrator would, on a free port. */
async function start(): Promise<Running> {
  const how = ["--conditions=source", "--import", "tsx", program, "--port", "0", "--file", file];
  const child = spawn(process.execPath, how, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const stop = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    return ended;
  };
  return { url: line.slice(line.indexOf("http://")), stop };
}

beforeAll(async () => {
  running = await start();
});

afterAll(() => running.stop());

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

async function post(event: object, headers: Record<string, string> = {}) {
  const response = await fetch(running.url, {
    method: "POST",
    headers: { "content-type": cloudEventsJson, ...headers },
    body: JSON.stringify(event),
  });
  return { status: response.status, body: (await response.json()) as object };
}

const keyed = (event: DaySummaryEvent) => post(event, { "idempotency-key": event.id });
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
  expect(await post(rest, { "idempotency-key": rest.id })).toMatchObject({
    status: 400,
    body: { refused: [{ path: "time", message: "is missing" }] },
  });
  expect(await post(summary(2), { "idempotency-key": "other" })).toMatchObject({ status: 400 });
  expect(await post(summary(2), { "content-type": "text/plain" })).toMatchObject({ status: 415 });
  expect(linesStored()).toHaveLength(1);
});

test("a line that a power cut left half written harms neither itself nor the next", async () => {
  await running.stop();
  const third = summary(3);
  appendFileSync(file, JSON.stringify(third).slice(0, 200));
  running = await start();
  expect(await keyed(third)).toMatchObject({ status: 200 });
  expect(await keyed(summary(2))).toMatchObject({ status: 200 });
  await running.stop();
  running = await start();
  expect(await keyed(third)).toMatchObject({ status: 200 });
  expect(linesStored()).toHaveLength(4);
});
