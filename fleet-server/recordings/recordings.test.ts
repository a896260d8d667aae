import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import type { BoardAct } from "@motcua/broker/contract";
import { type FastifyInstance, fastify } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { eventually } from "../../tests/harness/until.ts";
import { openRecordingDesk } from "./open-recordings.ts";
import { openRecordings, recordingBytesMax } from "./recordings.ts";

const file = Buffer.from("1f8b08-a-recording");
let dataDir: string;
let server: FastifyInstance;
let desk: ReturnType<typeof openRecordingDesk>;
let clock: ReturnType<typeof fakeClock>;
/** What a board does when it is told to send; undefined while it is away. */
let board: ((act: BoardAct) => void) | undefined;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "motcua-recordings-"));
  clock = fakeClock(Date.UTC(2026, 10, 24, 2, 15));
  board = undefined;
  server = fastify();
  desk = openRecordingDesk({
    ...{ dataDir, clock, chance: noChance },
    list: { view: () => [{ name: "box-1" }] },
    admits: (user, secret) => user.startsWith("box-") && secret === `secret of ${user}`,
    tell: (_, act) => {
      board?.(act);
      return board !== undefined;
    },
  });
  await server.register(desk.routes);
});
afterEach(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

function send(to: string, authorization = basic(to, `secret of ${to}`)) {
  const headers = { authorization, "content-type": "application/gzip" };
  return server.inject({
    method: "PUT",
    url: `/v1/boards/${to}/recording`,
    headers,
    payload: file,
  });
}
const fetched = (from = "box-1") => server.inject(`/v1/boards/${from}/recording`);

test("one touch fetches the recording of now", async () => {
  board = (act) => {
    expect(act).toMatchObject({ name: "send-recording" });
    void send("box-1");
  };
  const reply = await fetched();
  expect([reply.statusCode, reply.rawPayload]).toEqual([200, file]);
  expect(reply.headers).toMatchObject({
    "content-type": "application/gzip",
    "content-length": String(file.length),
    "content-disposition": 'attachment; filename="box-1-2026-11-24T02-15.motcua.gz"',
  });
});

test("a board that is away leaves what it sent last, at once", async () => {
  expect((await fetched()).json()).toMatchObject({ problem: { code: "no-recording" } });
  await send("box-1");
  await clock.advance(3_600_000);
  expect((await fetched()).rawPayload).toEqual(file);
});

test("a board that does not send in time leaves what it sent last", async () => {
  await send("box-1");
  await clock.advance(60_000);
  board = () => undefined;
  const reply = fetched();
  const waits = Symbol("it waits");
  const look = () => Promise.race([reply, new Promise((go) => setImmediate(go, waits))]);
  while ((await look()) === waits) await clock.advance(5_000);
  expect(clock.monoMs()).toBeGreaterThanOrEqual(60_000 + 30_000);
  expect((await reply).rawPayload).toEqual(file);
});

test("who waits for a file when the server stops leaves no timer behind", async () => {
  const told = new Promise<void>((resolve) => {
    board = () => resolve();
  });
  const reply = fetched();
  await told;
  desk.stop();
  expect((await reply).json()).toMatchObject({ problem: { code: "no-recording" } });
  expect(clock.pending()).toBe(0);
});

test("only the board itself may send, with its own secret", async () => {
  const wrong = await send("box-1", basic("box-1", "guess"));
  const other = await send("box-1", basic("box-2", "secret of box-2"));
  const none = await send("box-1", "");
  expect([wrong, other, none].map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("the newest three are kept and listed", async () => {
  for (let sent = 0; sent < 5; sent += 1) {
    await send("box-1");
    await clock.advance(60_000);
  }
  const { recordings } = (await server.inject("/v1/boards/box-1/recordings")).json();
  const minute = (n: number) => Date.UTC(2026, 10, 24, 2, 15 + n);
  expect(recordings).toEqual([4, 3, 2].map((n) => ({ atMs: minute(n), bytes: file.length })));
});

test("what a killed server had of a file is gone after its start", () => {
  const folder = join(dataDir, "recordings");
  mkdirSync(folder);
  writeFileSync(join(folder, "box-1.1.part"), file);
  writeFileSync(join(folder, "box-1-1795486500000.gz"), file);
  openRecordings(folder, clock);
  expect(readdirSync(folder)).toEqual(["box-1-1795486500000.gz"]);
});

test("a board sends one file at a time", async () => {
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const begun = new PassThrough();
  const put = (body: Readable | Buffer) =>
    fetch(`${url}/v1/boards/box-1/recording`, {
      method: "PUT",
      headers: {
        authorization: basic("box-1", "secret of box-1"),
        "content-type": "application/gzip",
      },
      body: Buffer.isBuffer(body) ? new Uint8Array(body) : Readable.toWeb(body),
      duplex: "half",
    } as RequestInit);
  const first = put(begun);
  begun.write(file);
  const folder = join(dataDir, "recordings");
  await eventually(() => expect(readdirSync(folder)).toHaveLength(1));
  expect((await put(file)).status).toBe(409);
  begun.end();
  expect((await first).status).toBe(204);
});

test("what breaks off or is too long leaves nothing behind", async () => {
  const folder = join(dataDir, "recordings");
  const recordings = openRecordings(folder, clock);
  const torn = new PassThrough();
  const receiving = recordings.receive("box-1", torn);
  torn.write(file);
  torn.destroy(new Error("the line broke"));
  await expect(receiving).rejects.toThrow("the line broke");
  const endless = new PassThrough();
  const drowning = expect(recordings.receive("box-1", endless)).rejects.toThrow("longer than");
  for (let bytes = 0; bytes <= recordingBytesMax && !endless.destroyed; bytes += 2 ** 20) {
    if (!endless.write(Buffer.alloc(2 ** 20))) await new Promise((go) => setImmediate(go));
  }
  await drowning;
  expect(readdirSync(folder)).toEqual([]);
});
