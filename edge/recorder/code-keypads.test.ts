import { findProfile, type Profile } from "@motcua/device-profiles";
import { expect, test } from "vitest";
import type { KnownDevice } from "../known-device.ts";
import { withoutCode } from "./code-keypads.ts";
import { means } from "./means.ts";

const shipped = findProfile("keys-pcf8574-call");
if (shipped?.driver !== "pcf8574") throw new Error("keys-pcf8574-call");

/** A call keypad on an expander, at which a code is keyed too. */
const profile: Profile = {
  ...shipped,
  capabilities: {
    ...shipped.capabilities,
    lines: { "0": "next", "1": "1", "2": "2", "3": "enter" },
  },
};
const keypad: KnownDevice = {
  config: { name: "keys3", profile: profile.id, port: "i2c:1", address: 0x21, counter: 3 },
  profile,
};

test("whichever digit is pressed on an expander, a recording has that one was", () => {
  const recorded = (...bytes: number[]) => [
    ...(withoutCode(keypad)?.(Uint8Array.from(bytes)) ?? []),
  ];
  const digit = recorded(0x21, 0b1111_1101);
  expect(recorded(0x21, 0b1111_1011)).toEqual(digit);
  expect(recorded(0x21, 0b1111_1001)).toEqual(digit);
  expect(recorded(0x21, 0xff)).toEqual([0x21, 0xff]);
  expect(recorded(0x21, 0b1111_0110)).toEqual([0x21, 0b1111_0110]);
  expect(recorded(0x38, 0b1111_1011)).toEqual([0x38, 0b1111_1011]);
  const piece = { direction: "in", bytes: Uint8Array.from(digit) } as const;
  expect(means(piece, { devices: [keypad], asked: undefined })).toEqual({
    vi: "keys3: phím số",
    en: "keys3: keys digit",
  });
});

test("where nobody keys a code in, keys keep their names", () => {
  expect(withoutCode({ ...keypad, profile: { ...profile, purpose: "kiosk" } })).toBeUndefined();
});
