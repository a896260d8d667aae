import type { BoardConfig } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { fakeClock } from "../../../tests/harness/clocks.ts";
import type { CounterDisplay, Keypad } from "../../devices/device.ts";
import type { ActPlace } from "./act-place.ts";
import { testDevice } from "./test-device.ts";

const config: BoardConfig = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  board: "box-26734",
  serverUrl: "http://127.0.0.1:8480",
  ...{ services: [], classes: [], counters: [{ number: 1 }] },
  devices: [
    { name: "touch1", profile: "touch-page", port: "page" },
    { name: "led1", profile: "led-rs485-ascii", port: "sim:rs485", counter: 1 },
    { name: "keys1", profile: "keys-call", port: "sim:keys1", counter: 1 },
    { name: "later1", profile: "of-a-later-release", port: "sim:later1" },
  ],
};
const common = { onHealth: () => undefined, stop: async () => undefined };
const led: CounterDisplay = {
  ...{ ...common, name: "led1", counter: 1, health: () => ({ state: "ok" }) },
  show: async () => "shown",
  test: async () => ({ ok: false, code: "in-use" }),
};
const keypad: Keypad = {
  ...{ ...common, name: "keys1", health: () => ({ state: "down", code: "unplugged" }) },
  ...{ onKey: () => undefined, lamp: () => undefined },
  borrow: () => {
    throw new Error("a keypad that is off line is not borrowed");
  },
};
const plugged: ActPlace["plugged"] = {
  ...{ displays: [led], speakers: [], printers: [] },
  keypads: [{ keypad, purpose: "call", counter: 1 }],
};

test.each([
  ["touch1", "not-supported", "a page is tried by opening it"],
  ["later1", "not-supported", "its model is not known to this release"],
  ["absent1", "not-supported", "the board has no such device"],
  ["led1", "in-use", "somebody was called at this counter"],
  ["keys1", "unplugged", "nobody is asked to press keys of a keypad without a cable"],
])("a test of %s fails as %s: %s", async (device, code) => {
  const end = await testDevice(
    { cmd: "a", name: "test-device", device, ttlMs: 15_000 },
    { config, plugged, clock: fakeClock() },
    { tell: () => undefined, signal: new AbortController().signal },
  );
  expect(end).toEqual({ status: "failed", code });
});
