import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardConfig } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import type { Entry } from "../recorder/entry.ts";
import { packMember } from "../recorder/member.ts";
import { profilesOf } from "../recorder/recent.ts";
import { trainEar } from "../simulated/speaker-ear.ts";
import { loadVoice } from "../speech/voice.ts";
import { startPlayback } from "./playback.ts";
import { startPlayer } from "./player.ts";
import { openRecording } from "./recording.ts";
import { printRecording } from "./replay.ts";

const fixtures = join(import.meta.dirname, "..", "..", "tests", "fixtures");
const visit = join(fixtures, "visit.motcua.gz");

async function printed(path: string): Promise<string> {
  const lines: string[] = [];
  await printRecording(path, (line) => lines.push(line));
  return `${lines.join("\n")}\n`;
}

const startMs = Date.UTC(2026, 10, 24, 1);
const config: BoardConfig = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  ...{ board: "box-26734", serverUrl: "http://127.0.0.1:8480" },
  ...{ services: [], classes: [], counters: [{ number: 1 }] },
  devices: [
    { name: "led1", profile: "led-rs485-ascii", port: "sim:rs485", address: 1, counter: 1 },
  ],
};

function recordedBy(entries: readonly Entry[]): Promise<Buffer> {
  const header = { recording: 1, office: "o26734", board: "box-26734", fw: "0.1.0", rev: 1 };
  const text = (lines: readonly object[]) =>
    lines.map((one) => `${JSON.stringify(one)}\n`).join("");
  const members = [text([{ ...header, madeAtMs: startMs, profiles: {} }]), text(entries)];
  return Promise.all(members.map(packMember)).then((packed) => Buffer.concat(packed));
}

function props() {
  const voice = loadVoice(shippedVoice());
  if (!voice.ok) throw new Error("the shipped voice is whole");
  return { voice: voice.value, ear: trainEar(shippedVoice()) };
}

/** The visit on a clock that stands still until the test moves it. */
function player(speed: number) {
  const clock = fakeClock();
  const recording = openRecording(readFileSync(visit));
  const plays = startPlayer({ recording, ...props(), clock, speed });
  const lit = () => {
    const look = plays.playback.scene.peripherals.get("led1")?.look;
    return look?.kind === "matrix" ? look.device.snapshot().lit : undefined;
  };
  return { clock, plays, lit, lengthMs: recording.lengthMs };
}

test("a recorded visit decodes to the same slips, digits and sentences for ever", async () => {
  expect(await printed(visit)).toBe(readFileSync(join(fixtures, "visit.txt"), "utf8"));
});

test("a damaged file still shows what is whole, and says what is not", async () => {
  const file = readFileSync(visit);
  file.fill(0, 20_000, 20_100);
  const path = join(mkdtempSync(join(tmpdir(), "motcua-replay-")), "torn.gz");
  writeFileSync(path, file);
  const text = await printed(path);
  expect(text).toContain("printer1 slip A001");
  expect(text).toMatch(/\d+ bytes are damaged and were passed over/);
});

test("a file that is no recording is refused with what to do", async () => {
  await expect(printed(join(fixtures, "visit.txt"))).rejects.toThrow(
    /no recording.*Fetch it again/,
  );
  await expect(printed("/nowhere.gz")).rejects.toThrow(/cannot be read.*Give the path/);
});

test("it plays at the speed that is asked for, and stands still when paused", async () => {
  const { clock, plays } = player(4);
  await clock.advance(1_000);
  expect(plays.state().atMs).toBeGreaterThan(3_700);
  expect(plays.state().atMs).toBeLessThanOrEqual(4_000);
  plays.order({ playing: false });
  const { atMs } = plays.state();
  await clock.advance(5_000);
  expect(plays.state().atMs).toBeLessThanOrEqual(atMs + 200);
  plays.stop();
});

test("going on and back shows the hall of that moment", async () => {
  const { clock, plays, lit } = player(1);
  plays.order({ playing: false, seekMs: 15_000 });
  await clock.advance(200);
  expect(lit()).toBe("A001");
  expect(plays.state().presses.map(({ key }) => key)).toEqual(["A", "C", "next", "next"]);
  plays.order({ seekMs: 2_000 });
  await clock.advance(200);
  expect(lit()).toBe("    ");
  expect(plays.state().presses).toEqual([]);
  plays.stop();
});

test("the hall stands from the beginning, also of a board that was claimed a second later", async () => {
  const file = recordedBy([
    { monoMs: 0, wallMs: startMs, start: { board: "box-26734", fw: "0.1.0" } },
    {
      monoMs: 700,
      wallMs: startMs + 700,
      config: { rev: 1, config, profiles: profilesOf(config) },
    },
  ]);
  const playback = startPlayback({ recording: openRecording(await file), ...props() });
  playback.advance(0, 10);
  expect([...playback.scene.peripherals.keys()]).toEqual(["led1"]);
  playback.stop();
});

test("as fast as it goes it comes to the end, and can be played once more", async () => {
  const { clock, plays, lengthMs } = player(Number.POSITIVE_INFINITY);
  await clock.advance(500);
  expect(plays.state()).toMatchObject({ playing: false, speed: null });
  expect(plays.state().atMs).toBeGreaterThan(lengthMs);
  plays.order({ playing: true, speed: 1 });
  await clock.advance(100);
  expect(plays.state().atMs).toBeLessThan(1_000);
  plays.stop();
});

test("keys on an expander are seen again, each press once, a digit without its name", async () => {
  const shipped = findProfile("keys-pcf8574-call");
  if (shipped?.driver !== "pcf8574") throw new Error("keys-pcf8574-call");
  const { labels } = shipped.capabilities;
  const lines = { "0": "next", "1": "4", "2": "7", "3": "finish" };
  const named = { ...labels, "4": { vi: "4", en: "4" }, "7": { vi: "7", en: "7" } };
  const shown = Object.entries(named).filter(([key]) => Object.values(lines).includes(key));
  const profile = { ...shipped, capabilities: { lines, labels: Object.fromEntries(shown) } };
  const devices = [{ name: "keys1", profile: profile.id, port: "i2c:sim:bus1", counter: 1 }];
  const read = (monoMs: number, levels: number): Entry => ({
    ...{ monoMs, wallMs: startMs + monoMs, line: "i2c:sim:bus1" },
    in: Buffer.of(0x20, levels).toString("base64"),
  });
  const file = recordedBy([
    { monoMs: 0, wallMs: startMs, start: { board: "box-26734", fw: "0.1.0" } },
    {
      ...{ monoMs: 1, wallMs: startMs + 1 },
      config: { rev: 1, config: { ...config, devices }, profiles: [profile] },
    },
    read(10, 0xff),
    // The contact bounces, and comes up so soon that only the next look counts it.
    ...[read(1_000, 0xfe), read(1_010, 0xff), read(1_020, 0xfe), read(1_025, 0xff)],
    ...[read(2_000, 0xfe), read(2_100, 0xff), read(3_000, 0xfd), read(3_100, 0xff)],
  ]);
  const path = join(mkdtempSync(join(tmpdir(), "motcua-replay-")), "keys.gz");
  writeFileSync(path, await file);
  const pressed = (await printed(path)).split("\n").filter((line) => line.includes("keys1 key"));
  expect(pressed.map((line) => line.slice(25))).toEqual([
    "keys1 key next",
    "keys1 key next",
    "keys1 key digit",
  ]);
});

test("a device that a later configuration leaves as it was goes on as it was shown", async () => {
  const profiles = profilesOf(config);
  const rev = (n: number, monoMs: number, name: BoardConfig["office"]["name"]): Entry => ({
    ...{ monoMs, wallMs: startMs + monoMs },
    config: { rev: n, config: { ...config, office: { ...config.office, name } }, profiles },
  });
  const file = recordedBy([
    { monoMs: 0, wallMs: startMs, start: { board: "box-26734", fw: "0.1.0" } },
    rev(1, 1, { vi: "Phường Mẫu", en: "Sample" }),
    {
      ...{ monoMs: 100, wallMs: startMs + 100, line: "sim:rs485" },
      out: Buffer.from("\x0201A042\x0375", "latin1").toString("base64"),
    },
    rev(2, 1_000, { vi: "Phường Mới", en: "New" }),
    { monoMs: 2_000, wallMs: startMs + 2_000, line: "sim:rs485", is: "up" },
  ]);
  const playback = startPlayback({ recording: openRecording(await file), ...props() });
  playback.advance(2_000, 100);
  const look = playback.scene.peripherals.get("led1")?.look;
  expect(look?.kind === "matrix" && look.device.snapshot().lit).toBe("A042");
  expect(playback.scene.config?.office.name.en).toBe("New");
  playback.stop();
});
