import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Provisioned, WaitingAnswer } from "@motcua/broker/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { findCredential, type KeptCredential, keepCredential } from "../agent/credential.ts";
import type { ServerAnswer } from "./ask-server.ts";
import { awaitPosition } from "./await-position.ts";

const server = "http://127.0.0.1:8480";
const mine: KeptCredential = {
  ...{ office: "o26734", board: "box-26734", url: "mqtt://127.0.0.1:8483" },
  ...{ secret: "a".repeat(43), claim: "of-its-service-file" },
};
const given = (board = mine.board): Provisioned & { state: "given" } => ({
  state: "given",
  credential: { office: mine.office, board, url: mine.url, secret: "b".repeat(43) },
  want: {
    rev: 7,
    config: {
      office: { code: mine.office, name: { vi: "a", en: "a" } },
      ...{ board, serverUrl: server, services: [], classes: [], counters: [], devices: [] },
    },
  },
});
const waiting: WaitingAnswer = { state: "waiting", number: "12345678" };

let dataDir: string;
let clock: ReturnType<typeof fakeClock>;
let answer: ServerAnswer<WaitingAnswer>;
let asked: string[];
let ends: number;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "motcua-await-"));
  clock = fakeClock();
  answer = { ok: waiting };
  [asked, ends] = [[], 0];
  keepCredential(dataDir, mine);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const start = (credential?: string) =>
  awaitPosition({
    told: { credential, dataDir, board: undefined, claim: undefined, server: undefined },
    ...{ mine, clock, logger: quiet, crash: () => {}, server: () => server },
    ask: {
      announce: async (to) => {
        asked.push(to);
        return answer;
      },
    },
    onGiven: () => {
      ends += 1;
    },
  });
const refusedThrice = (position = start()) => {
  for (let n = 0; n < 3; n += 1) position.refused();
  return position;
};
const kept = () => findCredential({ file: undefined, dataDir, board: undefined });

test("who is refused three times shows a number, keeps what it has, and waits for a touch", async () => {
  const position = start();
  position.refused();
  position.refused();
  await clock.advance(60_000);
  expect([asked, position.isOut]).toEqual([[], false]);
  position.refused();
  expect(position.isOut).toBe(true);
  await clock.advance(10_000);
  expect(position.number).toBe("12345678");
  expect(kept()).toEqual(mine);
  answer = { ok: given() };
  await clock.advance(2_000);
  expect(ends).toBe(1);
  // The claim that a service file hands in at each start is still known as used.
  expect(kept()).toEqual({ ...given().credential, claim: mine.claim });
  expect(position.number).toBeNull();
  expect(clock.pending()).toBe(0);
});

test("a broker whose password file is right again takes it back: nothing has changed", async () => {
  const position = refusedThrice();
  await clock.advance(2_000);
  position.connected();
  expect([position.number, position.isOut]).toEqual([null, false]);
  const before = asked.length;
  position.refused();
  position.refused();
  await clock.advance(60_000);
  expect(asked).toHaveLength(before);
  expect(kept()).toEqual(mine);
});

test("while the server is away there is no number, and it asks on", async () => {
  answer = { away: "connect ECONNREFUSED" };
  const position = refusedThrice();
  await clock.advance(2_000);
  expect(position.number).toBeNull();
  answer = { ok: waiting };
  await clock.advance(2_000);
  expect(position.number).toBe("12345678");
  position.stop();
  expect(clock.pending()).toBe(0);
});

test("given another position it has no more than that one", async () => {
  answer = { ok: given("c3-26734") };
  refusedThrice();
  await clock.advance(2_000);
  expect(readdirSync(join(dataDir, "credentials"))).toEqual(["c3-26734.json"]);
  expect(kept()?.board).toBe("c3-26734");
});

test("a disk that takes no file leaves the board waiting, until it does", async () => {
  const position = refusedThrice();
  await clock.advance(0);
  const folder = join(dataDir, "credentials");
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "no folder");
  answer = { ok: given() };
  await clock.advance(4_000);
  expect(ends).toBe(0);
  rmSync(folder);
  await clock.advance(2_000);
  expect(ends).toBe(1);
  expect(kept()?.secret).toBe(given().credential.secret);
  position.stop();
});

test("who manages the credential's file gives the next one too", async () => {
  refusedThrice(start(join(dataDir, "mine.json")));
  await clock.advance(60_000);
  expect(asked).toEqual([]);
  expect(existsSync(dataDir)).toBe(true);
});
