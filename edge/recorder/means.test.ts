import { findProfile } from "@motcua/device-profiles";
import { expect, test } from "vitest";
import { askStatus, encodeSlip } from "../drivers/escpos.ts";
import { ht16k33 } from "../drivers/ht16k33.ts";
import { means } from "./means.ts";

/** What a piece means in English on a device of this model; `bytes` in hexadecimal. */
function english(model: string, direction: "in" | "out", bytes: string, asked?: Uint8Array) {
  const profile = findProfile(model);
  if (profile === undefined) throw new Error(`${model} ships`);
  const port = model.startsWith("ht16k33") ? "firmata:sim:io1" : "sim:line";
  const config = { name: "one", profile: model, port };
  const piece = { direction, bytes: Buffer.from(bytes.replaceAll(" ", ""), "hex") };
  return means(piece, { devices: [{ config, profile }], asked })?.en;
}

test.each([
  ["1b 40", "initialise"],
  ["1d 76 30 00 02 00 03 00 ff ff ff ff ff ff", "image band of 16×3 dots"],
  ["1d 56 42 03 1d 28 48 06 00 30 30 40 40 40 41", "cut, asks for proof of slip 1"],
  ["10 04 04", "asks for the paper"],
  ["10 14 08 01 03 14 01 06 02 08", "clear the buffer"],
  ["1d 72 01", "asks whether all is printed"],
  ["00 00 00", "the rest of a broken image"],
])("to a printer, %s is: %s", (bytes, words) => {
  expect(english("escpos-80mm", "out", bytes)).toBe(words);
});

test.each([
  ["12", 1, "ready"],
  ["1a", 1, "offline"],
  ["16", 2, "the cover is open"],
  ["72", 4, "out of paper"],
  ["1e", 4, "paper is low"],
  ["37 22 40 40 40 42 00", 1, "slip 2 is printed"],
] as const)("from a printer, %s after question %i is: %s", (bytes, question, words) => {
  expect(english("escpos-80mm", "in", bytes, askStatus(question))).toBe(words);
});

test("every piece of a real slip has a meaning", () => {
  const bitmap = { bits: new Uint8Array(72 * 40).fill(0x3c), widthDots: 576, heightDots: 40 };
  const slip = encodeSlip(bitmap, { cutter: "partial", proof: "process-id", job: 1 });
  for (const piece of slip) {
    const bytes = Buffer.from(piece).toString("hex");
    expect(english("escpos-80mm", "out", bytes)).toBeDefined();
  }
});

test.each([
  ["led-rs485-ascii", "out", "02 30 31 41 30 34 32 03 37 35", "display 1: show “A042”"],
  ["led-rs485-ascii", "in", "15", "refused"],
  ["led-rs485-5digit-sum", "out", "01303744413034322041320d", "display 7: show “A042 ”"],
  ["keys-call", "in", "4e 00", "key next, keys up"],
  ["keys-call", "in", "99", "stray byte 99"],
  ["keys-rating-4", "out", "4f", "lamp: take presses"],
  ["speaker-wav", "in", "706c6179656420310a", "played to its end"],
  ["ht16k33-4digit", "out", "f9", "asks whether the box is there"],
] as const)("on %s, %s %s is: %s", (model, direction, bytes, words) => {
  expect(english(model, direction, bytes)).toBe(words);
});

test("an I²C write behind Firmata is read as what the chip does", () => {
  const profile = findProfile("ht16k33-4digit");
  if (profile?.driver !== "ht16k33") throw new Error("it ships");
  const frame = ht16k33(profile.capabilities).encode("A042");
  const halves = [...frame].flatMap((byte) => [byte & 0x7f, byte >> 7]);
  const sysex = Buffer.from([0xf0, 0x76, 0x70, 0, ...halves, 0xf7]).toString("hex");
  expect(english("ht16k33-4digit", "out", sysex)).toMatch(/^chip 0x70: lit segments f7 00 3f 0c/);
});

test("noise of any kind is no crash", () => {
  for (const model of [
    "escpos-80mm",
    "led-rs485-ascii",
    "keys-call",
    "speaker-wav",
    "ht16k33-4digit",
  ]) {
    for (const bytes of ["f0", "f076", "1d28", "1d76300001", "10", "02", "ff".repeat(40), ""]) {
      expect(() => english(model, "out", bytes)).not.toThrow();
      expect(() => english(model, "in", bytes)).not.toThrow();
    }
  }
});
