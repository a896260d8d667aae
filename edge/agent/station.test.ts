import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardConfig, Fact, Picture, PrintTicket } from "@motcua/broker/contract";
import { openLog, openStore } from "@motcua/broker/log";
import { realChance } from "@motcua/broker/real-ports";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { expect, onTestFinished, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { printCommand } from "../../tests/harness/slips.ts";
import { eventually } from "../../tests/harness/until.ts";
import { openBoardDisk } from "../devices/board-disk.ts";
import { readSlip } from "../simulated/read-slip.ts";
import { loadVoice } from "../speech/voice.ts";
import { createTallyBook } from "../telemetry/tally.ts";
import { createStation, type Station } from "./station.ts";

const config: BoardConfig = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  ...{ board: "box-26734", serverUrl: "http://127.0.0.1:8480" },
  ...{ services: [], classes: [], counters: [{ number: 1 }, { number: 2 }] },
  devices: [
    { name: "printer1", profile: "escpos-80mm", port: "sim:printer1" },
    { name: "keys1", profile: "keys-call", port: "sim:keys1", counter: 1 },
    { name: "rating1", profile: "keys-rating-4", port: "sim:rating1", counter: 1 },
  ],
};
const quiet = () => undefined;
const visit = "2026-11-24/A001#1";

/** The same office with one device on another port. */
const moved = (name: string): BoardConfig => ({
  ...config,
  devices: config.devices.map((device) =>
    device.name === name ? { ...device, port: `sim:${name}-moved` } : device,
  ),
});

/** A board's devices at work, and what they reported. */
async function atWork() {
  const folder = mkdtempSync(join(tmpdir(), "motcua-station-"));
  const store = openStore(join(folder, "board.db"));
  const chance = realChance();
  const outbox = openLog<Fact>(store, "facts", chance);
  const disk = openBoardDisk(store, realClock);
  const voice = loadVoice(shippedVoice());
  if (!voice.ok) throw new Error("the pack that ships");
  const unprinted: string[] = [];
  const station = createStation({
    ...{ clock: realClock, chance, store, outbox, disk, voice: voice.value, tap: undefined },
    tallies: createTallyBook(),
    recorder: { tap: (_, open) => open, piece: () => undefined, says: () => undefined },
    ask: async () => ({ problem: { code: "server-away" } }),
    stillWanted: () => true,
    crash: () => undefined,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    prove: () => undefined,
    noPrinter: ({ slip }) => unprinted.push(slip.label),
    onFact: () => undefined,
    onHealth: () => undefined,
  });
  const leaving: string[] = [];
  const configure = (next: BoardConfig) =>
    station.configure(next, {
      leaving: (names) => leaving.push(...names),
      opening: () => undefined,
    });
  await configure(config);
  onTestFinished(async () => {
    await station.stop();
    disk.stop();
    store.close();
    rmSync(folder, { recursive: true });
  });
  await eventually(() => {
    for (const { name } of config.devices) expect(station.health.of(name).state).toBe("ok");
  });
  leaving.length = 0;
  const facts = () => outbox.read(1, 100).map(({ body }) => body);
  const reported = (...outcomes: string[]) =>
    eventually(() => expect(facts().map(briefly)).toEqual(outcomes));
  return { station, configure, facts, reported, leaving, unprinted };
}

function briefly(fact: Fact): string {
  return fact.kind === "print-result" ? `${fact.ticket.slice(-4)} ${fact.outcome}` : fact.kind;
}

/** What lies before a simulated printer. */
function onPaper(station: Station): (string | undefined)[] {
  const look = station.peripherals().get("printer1")?.look;
  if (look?.kind !== "printer") throw new Error("no simulated printer");
  return look.device.slips().flatMap((slip) => readSlip(slip).label ?? []);
}

const slip = (label: string): PrintTicket => printCommand(label);

test("another device changes while a slip is printed: it is printed, and its printer never left", async () => {
  const { station, configure, reported, leaving } = await atWork();
  station.print(slip("C042"));
  await configure(moved("keys1"));
  expect(leaving).toEqual(["keys1"]);
  station.print(slip("C043"));
  await reported("C042 printed", "C043 printed");
  expect(onPaper(station)).toEqual(["C042", "C043"]);
});

test("a printer that changes prints what it was given first, and what comes meanwhile afterwards", async () => {
  const { station, configure, reported } = await atWork();
  station.print(slip("C042"));
  station.print(slip("C043"));
  const changed = configure(moved("printer1"));
  expect(station.print(slip("C044"))).toBe(true);
  const before = station.peripherals().get("printer1");
  await changed;
  await reported("C042 printed", "C043 printed", "C044 printed");
  expect(station.peripherals().get("printer1")).not.toBe(before);
  expect(onPaper(station)).toEqual(["C044"]);
});

test("a slip that comes while its printer is taken out of the office is told as failed", async () => {
  const { station, configure, unprinted } = await atWork();
  const devices = config.devices.filter(({ name }) => name !== "printer1");
  const changed = configure({ ...config, devices });
  expect(station.print(slip("C042"))).toBe(true);
  await changed;
  expect(unprinted).toEqual(["C042"]);
  expect(station.print(slip("C043"))).toBe(false);
});

test("a window to rate stays open while others change, and its press is stored", async () => {
  const { station, configure, facts } = await atWork();
  const picture: Picture = {
    ...{ epoch: 1, version: 1, calls: [] },
    counters: [{ counter: 1, open: true, current: null, rating: { visit, remainingMs: 60_000 } }],
  };
  station.follow(picture);
  await configure(moved("keys1"));
  const look = station.peripherals().get("rating1")?.look;
  if (look?.kind !== "keypad") throw new Error("no simulated keypad");
  void look.device.press("4");
  await eventually(() => expect(facts()).toMatchObject([{ kind: "rated", visit, score: 4 }]));
});
