import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readVoiceManifest, shippedVoice } from "./index.ts";
import { phrases } from "./phrases.ts";

const folder = shippedVoice();
const manifest = readVoiceManifest(folder);
if (!manifest.ok) throw new Error(JSON.stringify(manifest.faults));
const clips = Object.entries(manifest.value.clips);

test.each(clips)("%s is 16 kHz mono 16-bit PCM as long as the manifest says", (_, clip) => {
  const bytes = readFileSync(join(folder, clip.file));
  const text = (from: number) => bytes.toString("latin1", from, from + 4);
  expect([text(0), text(8), text(12), text(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
  const [kind, channels, bits] = [20, 22, 34].map((at) => bytes.readUInt16LE(at));
  expect({ kind, channels, bits, hz: bytes.readUInt32LE(24) }).toEqual({
    kind: 1,
    channels: 1,
    bits: 16,
    hz: manifest.value.sampleHz,
  });
  const lengthMs = (bytes.length - 44) / 2 / (manifest.value.sampleHz / 1000);
  expect(lengthMs).toBeCloseTo(clip.durationMs, -1);
});

const spoken = clips.filter(([, clip]) => clip.text !== ",");

test.each(spoken)("%s is as loud as the others and not clipped", (id, clip) => {
  const pcm = readFileSync(join(folder, clip.file)).subarray(44);
  const samples = Array.from({ length: pcm.length / 2 }, (_, at) => pcm.readInt16LE(at * 2));
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0);
  const rmsDb = 10 * Math.log10(power / samples.length);
  expect(Math.max(...samples.map(Math.abs))).toBeLessThan(32_767 * 10 ** (-0.9 / 20));
  expect(rmsDb).toBeGreaterThan(id === "chime" ? -22 : -18);
  expect(rmsDb).toBeLessThan(-13);
});

test("the pack is under 2 MB and holds the clips of its manifest and nothing else", () => {
  const files = readdirSync(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  expect(bytes).toBeLessThan(2_000_000);
  const listed = clips.map(([, clip]) => clip.file);
  expect(files.toSorted()).toEqual([...listed, "manifest.yaml"].toSorted());
});

test("the manifest stands for the phrases that the script makes", () => {
  const made = phrases.map(({ id, text }) => [id, text]);
  expect(spoken.map(([id, { text }]) => [id, text])).toEqual([["chime", "♪"], ...made]);
});

test("a pack with a wrong field is refused and the field is named", () => {
  const other = mkdtempSync(join(tmpdir(), "voice-"));
  writeFileSync(
    join(other, "manifest.yaml"),
    "language: vi\ndialect: nothern\nsampleHz: 16000\nclips: {}\n",
  );
  const read = readVoiceManifest(other);
  expect(read.ok ? [] : read.faults.map(({ path, line }) => ({ path, line }))).toEqual([
    { path: "dialect", line: 2 },
  ]);
});
