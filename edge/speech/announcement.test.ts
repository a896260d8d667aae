import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seriesLetters } from "@motcua/broker/contract";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { expect, test } from "vitest";
import { announcement, sentence, unsayable } from "./announcement.ts";
import { loadVoice, soundOf, type Voice } from "./voice.ts";
import { lengthMs } from "./wav.ts";

const voice = load(shippedVoice());
const everyCounter = Array.from({ length: 99 }, (_, at) => at + 1);
const everywhere = { letters: Array.from(seriesLetters), counters: everyCounter };

function load(folder: string): Voice {
  const loaded = loadVoice(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

function without(...files: string[]): Voice {
  const folder = mkdtempSync(join(tmpdir(), "voice-"));
  for (const file of readdirSync(shippedVoice())) {
    copyFileSync(join(shippedVoice(), file), join(folder, file));
  }
  for (const file of files) rmSync(join(folder, file));
  return load(folder);
}

function clipsOf(voice: Voice, invitation: { label: string; counter: number; times: number }) {
  const made = announcement(voice, invitation);
  return made.ok ? made.clips.map(({ id }) => id) : made.missing;
}

test("a call is said digit by digit, its counter as one phrase, after the chime", () => {
  const call = { label: "A042", counter: 3, times: 1 };
  expect(sentence(call, "northern")).toBe(
    "Mời công dân có số thứ tự A không bốn hai đến quầy số ba",
  );
  expect(clipsOf(voice, call)).toEqual([
    "chime",
    "opening",
    "letter-a",
    "number-0",
    "number-4",
    "number-2",
    "to-counter-3",
  ]);
});

test("a recall says that it is the second time", () => {
  const recall = { label: "Y105", counter: 24, times: 2 };
  expect(sentence(recall, "northern")).toBe(
    "Mời công dân có số thứ tự Y một không năm, xin mời lần hai, đến quầy số hai mươi tư",
  );
  expect(sentence(recall, "southern")).toContain("hai mươi bốn");
  expect(clipsOf(voice, recall)).toEqual([
    ...["chime", "opening", "letter-y", "number-1", "number-0", "number-5"],
    ...["pause", "again-2", "pause", "to-counter", "number-20", "unit-4"],
  ]);
});

test("an announcement is as long as its clips", () => {
  const made = announcement(voice, { label: "A042", counter: 3, times: 1 });
  if (!made.ok) throw new Error(made.missing);
  // Chime 1.5 s, opening 2.3 s, letter and digits 1.5 s, counter 1.3 s.
  expect(lengthMs(soundOf(voice, made.clips))).toBeGreaterThan(6_000);
  expect(lengthMs(soundOf(voice, made.clips))).toBeLessThan(7_500);
});

test("the pack that ships says every label at every counter, also to the 99th time", () => {
  expect(voice.absent).toEqual([]);
  expect(unsayable(voice, everywhere)).toEqual([]);
  for (const times of everyCounter) {
    expect(announcement(voice, { label: "A999", counter: 1, times }).ok).toBe(true);
  }
});

test("a deleted clip is named, and an office that does not need it is not told", () => {
  const holed = without("letter-k.wav");
  expect(holed.absent).toMatchObject([{ id: "letter-k", why: "missing" }]);
  expect(unsayable(holed, { letters: ["A", "K"], counters: [1] })).toEqual(["letter-k.wav"]);
  expect(unsayable(holed, { letters: ["A", "B"], counters: [1] })).toEqual([]);
});

test("where a phrase is missing its words are said", () => {
  const holed = without("to-counter-3.wav");
  expect(clipsOf(holed, { label: "A042", counter: 3, times: 1 })).toContain("number-3");
  expect(unsayable(holed, everywhere)).toEqual([]);
});

test("a counter whose number the pack does not know is named by its word", () => {
  const known = voice.clips.filter(({ id }) => id !== "unit-1");
  expect(unsayable({ ...voice, clips: known }, { letters: ["A"], counters: [20, 21] })).toEqual([
    '"mốt"',
  ]);
});

test("a damaged clip is as good as a missing one", () => {
  const folder = mkdtempSync(join(tmpdir(), "voice-"));
  writeFileSync(
    join(folder, "manifest.yaml"),
    'language: vi\ndialect: southern\nsampleHz: 16000\nclips:\n  chime: { file: chime.wav, text: "♪", durationMs: 9 }\n',
  );
  writeFileSync(join(folder, "chime.wav"), "RIFF and then nothing");
  expect(load(folder).absent).toMatchObject([{ file: "chime.wav", why: "damaged" }]);
});
