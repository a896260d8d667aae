import { seriesLetters } from "@motcua/broker/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ht16k33 } from "./ht16k33.ts";
import { readSegments, segmentBits } from "./segment-font.ts";

const alphanumeric = ht16k33({ digits: 4, segments: 14, brightness: 12 });
const clock = ht16k33({ digits: 4, segments: 7, brightness: 0 });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("an HT16K33 display", () => {
  test("is woken by oscillator, display on and brightness", () => {
    expect(alphanumeric.init.map(hex)).toEqual(["21", "81", "ec"]);
    expect(clock.init.map(hex)).toEqual(["21", "81", "e0"]);
  });

  test("gets A042 as one write of 17 bytes", () => {
    // A = 00f7, 0 = 0c3f, 4 = 00e6, 2 = 00db; low byte first, row 0 first.
    expect(hex(alphanumeric.encode("A042"))).toBe(
      `00 f700 3f0c e600 db00 ${"0000".repeat(4)}`.replaceAll(" ", ""),
    );
  });

  test("skips the colon's row on a seven-segment clock display", () => {
    expect(hex(clock.encode("A042"))).toBe(
      `00 7700 3f00 0000 6600 5b00 ${"0000".repeat(3)}`.replaceAll(" ", ""),
    );
  });

  test("goes dark for an empty picture and shows dashes as bars", () => {
    expect(hex(alphanumeric.encode(""))).toBe("00".repeat(17));
    expect(hex(alphanumeric.encode("----")).slice(2, 18)).toBe("c000".repeat(4));
  });

  test("always takes 17 bytes, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 4, max: 8 }), (text, digits) => {
        for (const segments of [7, 14] as const) {
          const frame = ht16k33({ digits, segments, brightness: 1 }).encode(text);
          expect(frame).toHaveLength(17);
          expect(frame[0]).toBe(0);
        }
      }),
    );
  });
});

describe("the segment font", () => {
  test.each([
    ["0", 0x0c3f],
    ["1", 0x0006],
    ["2", 0x00db],
    ["3", 0x008f],
    ["4", 0x00e6],
    ["5", 0x2069],
    ["6", 0x00fd],
    ["7", 0x0007],
    ["8", 0x00ff],
    ["9", 0x00ef],
    ["B", 0x128f],
    ["K", 0x2470],
    ["M", 0x0536],
    ["N", 0x2136],
    ["R", 0x20f3],
    ["V", 0x0c30],
    ["X", 0x2d00],
    ["Y", 0x1500],
  ])("%s lights the segments %i of fourteen", (character, bits) => {
    expect(segmentBits(character, 14)).toBe(bits);
  });

  test("tells every character that a label may have from every other", () => {
    const all = Array.from(`0123456789${seriesLetters}- `);
    expect(new Set(all.map((character) => segmentBits(character, 14))).size).toBe(all.length);
    for (const character of all)
      expect(readSegments(segmentBits(character, 14), 14)).toBe(character);
  });

  test("has all digits in seven segments too", () => {
    const digits = Array.from("0123456789");
    expect(digits.map((digit) => readSegments(segmentBits(digit, 7), 7))).toEqual(digits);
  });
});
