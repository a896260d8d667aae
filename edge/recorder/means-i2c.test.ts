import { findProfile } from "@motcua/device-profiles";
import { expect, test } from "vitest";
import type { KnownDevice } from "../known-device.ts";
import { means } from "./means.ts";

/** A display and a keypad on the board's own bus. */
const devices: readonly KnownDevice[] = [
  on({ name: "led3", profile: "ht16k33-4digit", port: "i2c:1", address: 112 }),
  on({ name: "keys3", profile: "keys-pcf8574-call", port: "i2c:1", address: 32 }),
];

function on(config: KnownDevice["config"]): KnownDevice {
  const profile = findProfile(config.profile);
  if (profile === undefined) throw new Error(config.profile);
  return { config, profile };
}

test.each([
  ["out", [112, 0x21], "led3: oscillator on"],
  ["out", [112, 0, 0xf7, 0], "led3: lit segments f7 00"],
  ["in", [32, 0xff], "keys3: all keys up"],
  ["in", [32, 0b1110_1110], "keys3: keys next undo"],
  ["out", [32, 0xff], "keys3: ready to be read"],
] as const)("a transfer %s %j is read as its chip does", (direction, bytes, en) => {
  const piece = { direction, bytes: Uint8Array.from(bytes) };
  expect(means(piece, { devices, asked: undefined })?.en).toBe(en);
});

test("a chip that no device of the office is has no meaning", () => {
  const piece = { direction: "out", bytes: Uint8Array.of(80, 1) } as const;
  expect(means(piece, { devices, asked: undefined })).toBeNull();
});
