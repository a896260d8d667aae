import { expect, test } from "vitest";
import {
  askInStream,
  askStatus,
  clearBuffer,
  cutOff,
  encodeSlip,
  imageRest,
  processId,
} from "./escpos.ts";

const hex = (parts: readonly Uint8Array[]) =>
  parts.map((part) => Buffer.from(part).toString("hex"));

/** Two rows of 16 dots: one at the left, one over the whole width; a blank row between. */
const small = {
  widthDots: 16,
  heightDots: 3,
  bits: Uint8Array.of(0x80, 0x00, 0x00, 0x00, 0xff, 0xff),
};

test("a slip is reset, image, cut and the question that proves it", () => {
  expect(hex(encodeSlip(small, { cutter: "partial", proof: "process-id", job: 0x1a2f }))).toEqual([
    "1b40",
    "1d7630000100010080",
    "1b4a01",
    "1d76300002000100ffff",
    "1d5642031d284806003030414a424f",
  ]);
});

test.each([
  ["partial", "process-id", "1d5642031d2848060030304040404f"],
  ["full", "stream-status", "1d5641031d7201"],
  ["partial", "none", "1d564203"],
  ["none", "stream-status", "1b4a601d7201"],
] as const)("cutter %s and proof %s end a slip with %s", (cutter, proof, bytes) => {
  expect(hex(encodeSlip(small, { cutter, proof, job: 15 })).at(-1)).toBe(bytes);
});

test("questions and the clearing of the buffer", () => {
  expect(hex([askStatus(1), askStatus(2), askStatus(4), askInStream, clearBuffer])).toEqual([
    "100401",
    "100402",
    "100404",
    "1d7201",
    "10140801031401060208",
  ]);
});

test("a broken slip ends with one band of zero bytes, a reset and a cut", () => {
  expect(hex([imageRest, cutOff("partial")])).toEqual(["00".repeat(2_048), "1b401d564203"]);
});

test("a job's number fills four characters that look like no status", () => {
  expect(processId(65_535)).toEqual([0x4f, 0x4f, 0x4f, 0x4f]);
  expect(processId(0)).toEqual([0x40, 0x40, 0x40, 0x40]);
});
