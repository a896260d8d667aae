import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardConfig, Fact, Picture } from "@motcua/broker/contract";
import { realChance } from "@motcua/broker/real-ports";
import { serveBroker } from "@motcua/broker/serve";
import { type Have, startOfficeSession } from "@motcua/broker/session";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { expect, onTestFinished, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { printCommand } from "../../tests/harness/slips.ts";
import { eventually } from "../../tests/harness/until.ts";
import { loadVoice } from "../speech/voice.ts";
import { type Board, startBoard } from "./board.ts";

const office = "o26734";
const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const clock = realClock;
const config: BoardConfig = {
  office: { code: office, name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  ...{ board: "box-26734", serverUrl: "http://127.0.0.1:8480" },
  ...{ services: [], classes: [], counters: [{ number: 1 }] },
  devices: [
    { name: "keys1", profile: "keys-call", port: "sim:keys1", counter: 1 },
    { name: "printer1", profile: "escpos-80mm", port: "sim:printer1" },
    { name: "printer2", profile: "escpos-80mm", port: "sim:printer2" },
  ],
};
const picture: Picture = {
  ...{ epoch: 1, version: 1, atMs: 0, day: "2026-11-24" },
  ...{ counters: [], calls: [] },
};

/** A board and the office's end of its line; `tell` changes what the office wants of it. */
async function boardAtWork() {
  const folder = mkdtempSync(join(tmpdir(), "motcua-board-"));
  const authenticate = () => true;
  const chance = realChance();
  const broker = await serveBroker({
    ...{ host: "127.0.0.1", port: 0, office, server: "server", authenticate, clock, logger },
  });
  let want = { rev: 1, config };
  const haves: Have[] = [];
  const facts: Fact[] = [];
  const session = startOfficeSession(
    { url: broker.url, user: "server", password: "x", office, clock, chance, logger },
    {
      ...{ online: quiet, gone: quiet, proof: quiet, result: quiet, tele: quiet },
      have: (_, body) => void haves.push(body),
      ask: async () => ({ problem: { code: "server-away" } }),
      facts: async (_, { entries }) => {
        facts.push(...entries.map(({ fact }) => fact));
        return entries.at(-1)?.seq ?? 0;
      },
      want: () => want,
      picture: () => picture,
    },
  );
  const voice = loadVoice(shippedVoice());
  if (!voice.ok) throw new Error("the pack that ships");
  const board = await startBoard({
    credential: { office, board: "box-26734", url: broker.url, secret: "x" },
    ...{ database: join(folder, "board.db"), fw: "0.1.0", voice: voice.value },
    ...{ clock, chance, logger, crash: quiet, tap: undefined },
    find: { dev: folder, sys: folder, proc: folder, probeI2c: async () => [] },
    ...{ onAdmission: quiet, waitingNumber: () => null, isPutOut: () => false },
  });
  onTestFinished(async () => {
    await board.stop();
    await session.stop();
    await broker.stop();
    rmSync(folder, { recursive: true });
  });
  const has = (rev: number) =>
    eventually(() => {
      const last = haves.findLast((have) => have.rev === rev);
      expect(last?.devices[0]?.health).toEqual({ state: "ok" });
      return last;
    });
  return {
    ...{ board, has, facts, session },
    tell: (next: typeof want) => {
      want = next;
      session.want("box-26734");
    },
  };
}

const faultsOf = (board: Board, name: string) =>
  board.desk
    .bench()
    ?.state()
    .devices.find((device) => device.name === name)?.faults;

test("a revision that changes nothing of a board reopens nothing, and is reported", async () => {
  const { board, has, tell } = await boardAtWork();
  await has(1);
  board.desk.bench()?.fault("printer1", "paper-out", true);
  tell({ rev: 2, config: structuredClone(config) });
  await has(2);
  expect(faultsOf(board, "printer1")).toMatchObject({ "paper-out": true });
});

test("a change of one device opens that one anew, and no other", async () => {
  const { board, has, tell } = await boardAtWork();
  await has(1);
  const beganMs = clock.monoMs();
  for (const name of ["printer1", "printer2"]) board.desk.bench()?.fault(name, "mute", true);
  await eventually(() => expect(clock.monoMs() - beganMs).toBeGreaterThan(300));
  const devices = config.devices.map((device) =>
    device.name === "printer2" ? { ...device, port: "sim:moved" } : device,
  );
  tell({ rev: 2, config: { ...config, devices } });
  const last = await has(2);
  expect(faultsOf(board, "printer1")).toMatchObject({ mute: true });
  expect(faultsOf(board, "printer2")).toMatchObject({ mute: false });
  expect(last?.devices[0]?.forMs).toBeGreaterThanOrEqual(300);
});

test("a slip for a printer that nobody configured is reported as failed", async () => {
  const { facts, has, session } = await boardAtWork();
  await has(1);
  session.cmd("box-26734", { ...printCommand("C042"), device: "printer9" });
  await eventually(() =>
    expect(facts).toEqual([
      expect.objectContaining({ outcome: "failed", reason: "not-supported", cleared: true }),
    ]),
  );
});
