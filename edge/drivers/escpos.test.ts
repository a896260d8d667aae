import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bitmap } from "../ticket/bitmap.ts";
import { askStatus, clearBuffer, encodeSlip, processId, rescue } from "./escpos.ts";
import { createReplyReader } from "./escpos-status.ts";

const dot: Bitmap = { widthDots: 16, heightDots: 1, bits: Uint8Array.of(0x80, 0) };

function lineOf(parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString("hex");
}

describe("a slip as bytes", () => {
  test.each([
    [
      "a process id and a partial cut",
      "partial",
      "process-id",
      "1d564203",
      "1d28480600303040404142",
    ],
    ["a status in the stream and a full cut", "full", "stream-status", "1d564103", "1d7201"],
    ["nothing that proves it and no cutter", "none", "none", "1b4a60", ""],
  ] as const)("ends with %s", (_, cutter, proof, cut, question) => {
    const line = lineOf(encodeSlip(dot, { cutter, proof, job: 0x12 }));
    expect(line).toBe(`1b401d7630000100010080${cut}${question}`);
  });

  test("asks for proof behind the cut, in the same piece", () => {
    const parts = encodeSlip(dot, { cutter: "partial", proof: "process-id", job: 7 });
    expect(lineOf(parts.slice(-1))).toBe("1d5642031d28480600303040404047");
  });
});

test("the real-time questions and the clearing of the buffer", () => {
  expect(lineOf([askStatus(1), askStatus(2), askStatus(4)])).toBe("100401100402100404");
  expect(lineOf([clearBuffer])).toBe("10140801031401060208");
});

test("the rescue brings the rest of the longest band, resets and cuts", () => {
  expect(lineOf(rescue("partial"))).toBe(`${"00".repeat(2_048)}1b401d564203`);
});

describe("a job's number on the line", () => {
  const jobs = fc.integer({ min: 0, max: 65_535 });

  test("is four characters that the command may carry, different for each number", () => {
    fc.assert(
      fc.property(jobs, jobs, (one, other) => {
        for (const byte of processId(one)) expect(byte).toSatisfy((b) => b >= 0x20 && b <= 0x7e);
        expect(processId(one).join() === processId(other).join()).toBe(one === other);
      }),
    );
  });

  test("comes back as the same number", () => {
    fc.assert(
      fc.property(jobs, (job) => {
        const answer = Uint8Array.of(0x37, 0x22, ...processId(job), 0);
        expect(createReplyReader().read(answer)).toEqual([{ kind: "process-id", job }]);
      }),
    );
  });
});
