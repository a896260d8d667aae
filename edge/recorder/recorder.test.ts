import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { BoardConfig } from "@motcua/broker/contract";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { directLine } from "../../tests/harness/direct-line.ts";
import { openRecording } from "../replay/recording.ts";
import { printRecording } from "../replay/replay.ts";
import { createRs485Display } from "../simulated/rs485-displays.ts";
import { openRecorder } from "./recorder.ts";
import type { RingLimits } from "./ring.ts";

const startMs = Date.UTC(2026, 10, 24, 1);
const hourMs = 3_600_000;
const config: BoardConfig = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  board: "box-26734",
  serverUrl: "http://127.0.0.1:8480",
  services: [],
  classes: [],
  counters: [{ number: 1 }],
  devices: [
    { name: "led1", profile: "led-rs485-ascii", port: "sim:rs485", address: 1, counter: 1 },
  ],
};
const frame = Buffer.from("\x0201A042\x0375", "latin1");

let folder: string;
let clock: ReturnType<typeof fakeClock>;
let said: string[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "motcua-recorder-")), "ring");
  clock = fakeClock(startMs);
  said = [];
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

function begin(limits?: RingLimits) {
  const recorder = openRecorder({
    ...{ folder, office: "o26734", board: "box-26734", fw: "0.1.0", clock },
    logger: pino({ base: null }, { write: (line) => void said.push(JSON.parse(line).msg) }),
    ...(limits && { limits }),
  });
  recorder.configure({ rev: 1, config });
  return recorder;
}

async function fileOf(recorder: ReturnType<typeof begin>): Promise<Buffer> {
  const file = await recorder.file();
  const parts: Uint8Array[] = [];
  for await (const part of file.read()) parts.push(part);
  const whole = Buffer.concat(parts);
  expect(whole).toHaveLength(file.bytes);
  return whole;
}

const entriesOf = (file: Buffer) => [...openRecording(file).moments(0)].map(({ entry }) => entry);
const bytesOut = (file: Buffer) => entriesOf(file).filter((entry) => "out" in entry).length;

test("a code that is keyed in leaves only that digits were pressed", async () => {
  const keys = { name: "keys1", profile: "keys-call", port: "sim:keys1", counter: 1 };
  const rating = { name: "rating1", profile: "keys-rating-4", port: "sim:rating1", counter: 1 };
  const recorder = begin();
  recorder.configure({ rev: 2, config: { ...config, devices: [keys, rating] } });
  const pressed = Buffer.from([0x34, 0, 0x37, 0, 0x31, 0, 0x0d, 0]);
  recorder.piece("sim:keys1", "in", pressed);
  recorder.piece("sim:rating1", "in", Buffer.from("3400", "hex"));
  expect(recorder.recent("keys1")).toMatchObject([
    {
      ...{ hex: "3f003f003f000d00", bytes: pressed.length },
      means: {
        en: "a digit, keys up, a digit, keys up, a digit, keys up, key enter, keys up",
      },
    },
  ]);
  expect(recorder.recent("rating1")).toMatchObject([{ hex: "3400" }]);
  const file = await fileOf(recorder);
  expect(entriesOf(file)).not.toContainEqual(
    expect.objectContaining({ in: pressed.toString("base64") }),
  );
  const path = join(folder, "..", "login.gz");
  writeFileSync(path, file);
  const lines: string[] = [];
  await printRecording(path, (line) => lines.push(line.slice(25)));
  expect(lines.filter((line) => line.startsWith("keys1 key"))).toEqual([
    "keys1 key digit",
    "keys1 key enter",
  ]);
  expect(lines).toContain("rating1 key 4");
  await recorder.stop();
});

test("what a line carries is kept both ways, and told with its meaning", async () => {
  const recorder = begin();
  const display = createRs485Display({ address: 1, digits: 4, baud: 9_600, clock });
  const line = await recorder.tap("sim:rs485", directLine({ devices: [display], clock }).open)();
  await line.write(frame, { deadlineMs: 1_000 });
  await clock.advance(50);
  expect(recorder.recent("led1")).toEqual([
    {
      ...{ agoMs: 50, direction: "out", hex: "02303141303432033735", bytes: 10 },
      means: { vi: "bảng 1: hiện “A042”", en: "display 1: show “A042”" },
    },
    {
      ...{ agoMs: expect.any(Number), direction: "in", hex: "06", bytes: 1 },
      means: { vi: "đã nhận", en: "accepted" },
    },
  ]);
  const texts = gunzipSync(await fileOf(recorder)).toString("utf8");
  expect(texts.split("\n")[0]).toContain('"recording":1,"office":"o26734","board":"box-26734"');
  expect(texts).toContain(`"line":"sim:rs485","out":"${frame.toString("base64")}"`);
  expect(texts).toContain('"line":"sim:rs485","in":"Bg=="');
  await recorder.stop();
});

test("nothing is written before the second is over, and then all of it at once", async () => {
  const recorder = begin();
  recorder.piece("sim:rs485", "out", frame);
  await clock.advance(900);
  expect(() => readdirSync(folder)).toThrow();
  await clock.advance(200);
  await recorder.file();
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await recorder.stop();
});

test("links, tokens, claim codes and a person's code never reach the disk", async () => {
  const recorder = begin();
  const say = (topic: string, body: unknown) =>
    recorder.message("in", topic, Buffer.from(JSON.stringify(body)));
  say("o/b/down/cmd", { name: "print-ticket", slip: { label: "A001", link: "http://x/t/SECRET" } });
  say("o/b/down/cmd", {
    name: "print-note",
    note: {
      title: { vi: "Mã", en: "Code" },
      lines: [{ vi: "SECRET", en: "" }],
      code: "SECRET",
      qr: "SECRET",
    },
  });
  say("o/b/down/answer", { ok: { name: "issued", label: "A001", token: "SECRET" } });
  say("o/b/up/ask", { request: { name: "login", counter: 1, code: "SECRET" } });
  const text = gunzipSync(await fileOf(recorder)).toString("utf8");
  expect(text).not.toContain("SECRET");
  expect(text).toContain("A001");
  expect(text).toContain('"link":"…"');
  await recorder.stop();
});

test("the ring keeps the newest and never grows beyond its bound", async () => {
  const limits = { segmentBytes: 2_000, segmentMs: hourMs, bytes: 10_000, keepMs: 48 * hourMs };
  const recorder = begin(limits);
  for (let second = 0; second < 60; second += 1) {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * second * 7919) % 251));
    recorder.piece("sim:rs485", "out", noise);
    await recorder.file();
    await clock.advance(1_000);
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(limits.bytes);
  }
  const entries = entriesOf(await fileOf(recorder));
  expect(entries.at(-1)).toMatchObject({ monoMs: 59_000 });
  // Every segment begins with the configuration, so the oldest one left can be replayed.
  expect(entries[0]).toHaveProperty("config");
  await recorder.stop();
});

test("what is older than 48 hours goes, hour by hour", async () => {
  const recorder = begin();
  for (let hour = 0; hour < 60; hour += 1) {
    recorder.piece("sim:rs485", "out", frame);
    await recorder.file();
    await clock.advance(hourMs);
  }
  const pieces = bytesOut(await fileOf(recorder));
  expect(pieces).toBeGreaterThanOrEqual(48);
  expect(pieces).toBeLessThanOrEqual(50);
  await recorder.stop();
});

test("a tail torn by a power cut costs that second and nothing else", async () => {
  const first = begin();
  for (let second = 0; second < 3; second += 1) {
    first.piece("sim:rs485", "out", frame);
    await first.file();
    await clock.advance(1_000);
  }
  const [name = ""] = readdirSync(folder);
  const path = join(folder, name);
  truncateSync(path, statSync(path).size - 5);
  const second = begin();
  second.piece("sim:rs485", "in", Uint8Array.of(6));
  const file = await fileOf(second);
  expect(bytesOut(file)).toBe(2);
  expect(entriesOf(file).filter((entry) => "in" in entry)).toHaveLength(1);
  expect(openRecording(file).damagedBytes).toBe(0);
  await second.stop();
});

test("a block of zeros in the middle, as a dying card leaves it, is passed over", async () => {
  const recorder = begin();
  for (let second = 0; second < 3; second += 1) {
    recorder.piece("sim:rs485", "out", frame);
    await recorder.file();
  }
  const file = await fileOf(recorder);
  const places = [...file.keys()].filter(
    (at) => file.readUInt32BE(Math.min(at, file.length - 4)) === 0x1f8b0804,
  );
  const [, , from = 0] = places;
  file.fill(0, from + 4, from + 30);
  expect(bytesOut(file)).toBe(2);
  expect(openRecording(file).damagedBytes).toBeGreaterThan(0);
  await recorder.stop();
});

test("a full disk stops the recorder and nothing else, and it says so once", async () => {
  mkdirSync(folder);
  symlinkSync("/dev/full", join(folder, `00000001-${startMs}.gz`));
  const recorder = begin();
  await recorder.file();
  expect(recorder.state()).toEqual({ state: "stopped", code: "storage-full" });
  recorder.piece("sim:rs485", "out", frame);
  await recorder.file();
  expect(recorder.recent("led1")).toHaveLength(1);
  expect(said).toEqual(["the flight recorder stopped"]);
  await recorder.stop();
});

test("when the disk can be written again it records again", async () => {
  writeFileSync(folder, "in the way");
  const recorder = begin();
  await recorder.file();
  expect(recorder.state()).toEqual({ state: "stopped", code: "storage-fault" });
  rmSync(folder);
  await clock.advance(60_000);
  recorder.piece("sim:rs485", "out", frame);
  expect(bytesOut(await fileOf(recorder))).toBe(1);
  expect(recorder.state()).toMatchObject({ state: "recording" });
  expect(said.at(-1)).toBe("the flight recorder records again");
  await recorder.stop();
});

test("a foreign file beside the segments is left alone", async () => {
  mkdirSync(folder);
  appendFileSync(join(folder, "notes.txt"), "mine");
  const recorder = begin();
  recorder.piece("sim:rs485", "out", frame);
  expect(bytesOut(await fileOf(recorder))).toBe(1);
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  await recorder.stop();
});
