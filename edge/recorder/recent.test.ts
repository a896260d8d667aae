import type { BoardConfig } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { keepRecent } from "./recent.ts";

const config: BoardConfig = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  ...{ board: "box-26734", serverUrl: "http://127.0.0.1:8480" },
  ...{ services: [], classes: [], counters: [] },
  devices: [
    { name: "printer1", profile: "escpos-80mm", port: "sim:printer1" },
    { name: "io1", profile: "ht16k33-4digit", port: "firmata:sim:io1", address: 112, counter: 1 },
    { name: "speaker1", profile: "speaker-wav", port: "alsa:default" },
  ],
};

type Carried = readonly ["in" | "out", hex: string];

/** The rows of a device after its line carried this: hexadecimal bytes, meaning, times. */
function rowsOf(device: string, carried: readonly Carried[]) {
  const recent = keepRecent();
  const port = config.devices.find(({ name }) => name === device)?.port ?? "";
  carried.forEach(([direction, hex], monoMs) => {
    recent.add(port, { monoMs, direction, bytes: Buffer.from(hex, "hex") });
  });
  const rows = recent.of(device, config, carried.length);
  return rows.map(({ hex, means, times }) => [hex, means?.en, times ?? 1]);
}

const questions: readonly Carried[] = [
  ["out", "100401"],
  ["in", "12"],
  ["out", "100402"],
  ["in", "12"],
  ["out", "100404"],
  ["in", "12"],
];

test("what was printed stays, however often the printer is asked how it is", () => {
  const asked = Array.from({ length: 50 }, () => questions).flat();
  const rows = rowsOf("printer1", [["out", "1b40"], ["out", "1d564203"], ...asked]);
  expect(rows).toEqual([
    ["1b40", "initialise", 1],
    ["1d564203", "cut", 1],
    ["100401", "asks whether the printer is ready", 50],
    ["12", "ready", 50],
    ["100402", "asks why the printer stopped", 50],
    ["12", "no reason to stop", 50],
    ["100404", "asks for the paper", 50],
    ["12", "paper is there", 50],
  ]);
});

test("another answer than before is a row of its own", () => {
  const rows = rowsOf("printer1", [...questions, ["out", "100404"], ["in", "72"]]);
  expect(rows.slice(-3)).toEqual([
    ["12", "paper is there", 1],
    ["100404", "asks for the paper", 2],
    ["72", "out of paper", 1],
  ]);
});

test("what is no question is told each time", () => {
  expect(
    rowsOf("printer1", [
      ["out", "1b40"],
      ["out", "1b40"],
    ]),
  ).toHaveLength(2);
});

test("the box that is asked whether it is there is two rows", () => {
  const asked = Array.from({ length: 40 }, (): Carried[] => [
    ["out", "f9"],
    ["in", "f90206"],
  ]);
  const rows = rowsOf("io1", [["out", "f07670002101f7"], ...asked.flat()]);
  expect(rows.map(([hex, , times]) => [hex, times])).toEqual([
    ["f07670002101f7", 1],
    ["f9", 40],
    ["f90206", 40],
  ]);
});

test("a speaker's line has the sentence that it was given", () => {
  const recent = keepRecent();
  recent.add("alsa:default", { monoMs: 0, says: "Mời công dân có số thứ tự A không không một" });
  expect(recent.of("speaker1", config, 1)).toMatchObject([
    { bytes: 0, means: { vi: "nói “Mời công dân có số thứ tự A không không một”" } },
  ]);
});
