import { readFileSync } from "node:fs";
import { BoardConfig } from "@motcua/broker/contract";
import { profiles } from "@motcua/device-profiles";
import { reader } from "@motcua/device-profiles/document";
import { expect, test } from "vitest";
import { boardConfigOf } from "./board-config.ts";
import type { Office } from "./office.ts";
import { readOffice } from "./read.ts";
import { rulesOf } from "./rules-of.ts";
import { sampleOfficePath } from "./sample.ts";

function sampleOffice(): Office {
  const read = readOffice(readFileSync(sampleOfficePath, "utf8"), profiles());
  if (!read.ok) throw new Error("the sample is bad");
  return read.value;
}

const told = { rev: 7, serverUrl: "http://127.0.0.1:8480" };

test("the queue gets its rules in milliseconds", () => {
  const rules = rulesOf(sampleOffice());
  expect(rules).toMatchObject({ undoMs: 10_000, ratingMs: 60_000 });
  expect(rules).toMatchObject({ noShowCalls: 2, noShowGapMs: 15_000 });
  expect(rules.services[2]).toEqual({
    letter: "C",
    name: { vi: "Chứng thực", en: "Certification" },
    targetMs: 1_800_000,
    normMs: 360_000,
  });
  expect(rules.classes.map(({ id, targetMs }) => [id, targetMs])).toEqual([
    ["normal", null],
    ["elderly", 600_000],
    ["disabled", 600_000],
    ["pregnant", 600_000],
    ["merit", 600_000],
  ]);
  expect(rules.staff[0]).toEqual({ id: "ho-tich", name: "Cán bộ Hộ tịch", code: "101" });
});

test("the sample opens its three counters with a person each", () => {
  expect(rulesOf(sampleOffice()).counters).toEqual([
    { number: 1, services: ["A", "D"], opensWith: "ho-tich" },
    { number: 2, services: ["B"], opensWith: "dia-chinh" },
    { number: 3, services: ["C", "A", "D"], opensWith: "chung-thuc" },
  ]);
});

test("a counter without opensWith is opened by a person", () => {
  const office = sampleOffice();
  const [first, ...others] = office.counters;
  const { opensWith: _, ...alone } = first ?? { number: 1, services: [], display: "led1" };
  const rules = rulesOf({ ...office, counters: [alone, ...others] });
  expect(rules.counters[0]?.opensWith).toBeNull();
});

test("a board gets its part as the contract says, each device with its counter", () => {
  const wanted = boardConfigOf(sampleOffice(), "box-26734", told);
  expect(wanted?.rev).toBe(7);
  expect(reader(BoardConfig)(wanted?.config).ok).toBe(true);
  expect(wanted?.config).toMatchObject({ board: "box-26734", serverUrl: told.serverUrl });
  expect(wanted?.config.devices.find(({ name }) => name === "led3")).toEqual({
    name: "led3",
    profile: "ht16k33-4digit",
    port: "firmata:sim:io1",
    address: 112,
    counter: 3,
  });
  expect(wanted?.config.devices.find(({ name }) => name === "kiosk1")).toEqual({
    name: "kiosk1",
    profile: "keys-kiosk-4",
    port: "sim:kiosk1",
    keys: { A: "A", B: "B", C: "C", D: "D" },
  });
  expect(wanted?.config.devices.map(({ name, counter }) => [name, counter])).toContainEqual([
    "rating2",
    2,
  ]);
});

test("codes of staff do not travel to boards", () => {
  expect(JSON.stringify(boardConfigOf(sampleOffice(), "box-26734", told))).not.toContain("101");
});

test("a board that the office does not have gets nothing", () => {
  expect(boardConfigOf(sampleOffice(), "box-00000", told)).toBeUndefined();
});
