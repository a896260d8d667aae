import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processId } from "./escpos.ts";
import { createReplyReader, type Reply, readStatus } from "./escpos-status.ts";

const read = (...bytes: number[]) => createReplyReader().read(Uint8Array.from(bytes));

describe("answers of a printer", () => {
  test.each<[string, number[], Reply]>([
    ["DLE EOT, all well", [0x12], { kind: "status", byte: 0x12 }],
    ["DLE EOT 1, offline", [0x1a], { kind: "status", byte: 0x1a }],
    ["DLE EOT 4, no paper", [0x7e], { kind: "status", byte: 0x7e }],
    ["GS r 1, paper", [0x00], { kind: "stream-status", paper: "ok" }],
    ["GS r 1, near the end", [0x03], { kind: "stream-status", paper: "low" }],
    ["GS r 1, no paper", [0x0f], { kind: "stream-status", paper: "out" }],
    [
      "GS ( H, job 0x1a2f",
      [0x37, 0x22, 0x41, 0x4a, 0x42, 0x4f, 0],
      { kind: "process-id", job: 0x1a2f },
    ],
    ["DLE DC4, cleared", [0x37, 0x25, 0], { kind: "cleared" }],
  ])("%s", (_, bytes, reply) => {
    expect(read(...bytes)).toEqual([reply]);
  });

  test.each([
    ["all well", [0x12, 0x12, 0x12], {}],
    ["paper near its end", [0x12, 0x12, 0x1e], { paperLow: true }],
    ["no paper", [0x1a, 0x32, 0x7e], { offline: true, paperOut: true, paperLow: true }],
    ["cover open", [0x1a, 0x16, 0x12], { offline: true, coverOpen: true }],
    ["cutter jammed", [0x1a, 0x52, 0x12], { offline: true, error: true }],
  ])("three status bytes: %s", (_, [printer = 0, cause = 0, paper = 0], wrong) => {
    const well = {
      offline: false,
      coverOpen: false,
      paperOut: false,
      paperLow: false,
      error: false,
    };
    expect(readStatus({ printer, cause, paper })).toEqual({ ...well, ...wrong });
  });
});

const job = fc.integer({ min: 0, max: 65_535 });
const proof = (number: number) => [0x37, 0x22, ...processId(number), 0x00];

describe("on a bad line", () => {
  test("the pieces in which an answer arrives make no difference", () => {
    fc.assert(
      fc.property(job, fc.integer({ min: 0, max: 7 }), (number, cut) => {
        const reader = createReplyReader();
        const bytes = Uint8Array.from(proof(number));
        const replies = [
          ...reader.read(bytes.subarray(0, cut)),
          ...reader.read(bytes.subarray(cut)),
        ];
        expect(replies).toEqual([{ kind: "process-id", job: number }]);
        expect(reader.noise).toBe(0);
      }),
    );
  });

  test("an answer after any noise is found, and noise never names another job", () => {
    // All but 0x37, with which an answer begins, and what looks like one of a single byte.
    const noise = fc.array(fc.integer({ min: 0x80, max: 0xff }), { maxLength: 20 });
    fc.assert(
      fc.property(noise, job, noise, (before, number, after) => {
        const replies = read(...before, ...proof(number), ...after);
        expect(replies).toEqual([{ kind: "process-id", job: number }]);
      }),
    );
  });

  test("an answer that is torn is dropped, and the next one is read", () => {
    fc.assert(
      fc.property(job, job, fc.integer({ min: 1, max: 6 }), (torn, whole, cut) => {
        const replies = read(...proof(torn).slice(0, cut), ...proof(whole));
        expect(replies.at(-1)).toEqual({ kind: "process-id", job: whole });
        expect(replies).toHaveLength(1);
      }),
    );
  });

  test("no bytes at all make it fail or hold more than one answer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reader = createReplyReader();
        reader.read(bytes);
        reader.read(Uint8Array.from(proof(7)));
        expect(reader.read(Uint8Array.from(proof(8)))).toEqual([{ kind: "process-id", job: 8 }]);
      }),
    );
  });
});
