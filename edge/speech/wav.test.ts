import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthMs, readWav, writeWav } from "./wav.ts";

const golden = Buffer.from(
  "524946462a000000" + // RIFF, 42 bytes follow
    "57415645666d742010000000" + // WAVE, fmt of 16 bytes
    "01000100803e0000007d000002001000" + // PCM, mono, 16 kHz, 32,000 B/s, 2 B a sample, 16 bit
    "6461746106000000" + // data of 6 bytes
    "0000ff7f0080",
  "hex",
);
const sound = { sampleHz: 16_000, pcm: golden.subarray(44) };

test("three samples make these 50 bytes, and are read back", () => {
  expect(Buffer.from(writeWav(sound)).toString("hex")).toBe(golden.toString("hex"));
  expect(readWav(golden)).toEqual(sound);
});

test("chunks that are not samples are passed over, odd lengths padded", () => {
  const note = Buffer.from("4c4953540300000061626300", "hex");
  expect(readWav(Buffer.concat([golden.subarray(0, 12), note, golden.subarray(12)]))).toEqual(
    sound,
  );
});

test.each([
  ["stereo", 22, 2],
  ["8 bits", 34, 8],
  ["compressed", 20, 85],
])("%s is refused", (_, at, value) => {
  const other = Buffer.from(golden);
  other.writeUInt16LE(value, at);
  expect(readWav(other)).toBeUndefined();
});

test("a file that was cut off anywhere is refused", () => {
  for (let length = 0; length < golden.length; length++) {
    expect(readWav(golden.subarray(0, length))).toBeUndefined();
  }
});

test("random bytes never throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
      readWav(tail);
      readWav(Buffer.concat([golden.subarray(0, 12), tail]));
    }),
  );
});

test("16,000 samples at 16 kHz sound for a second", () => {
  expect(lengthMs({ sampleHz: 16_000, pcm: new Uint8Array(32_000) })).toBe(1000);
});
