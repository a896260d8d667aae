import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processId } from "./escpos.ts";
import { createReplyReader, type Reply, readStatus } from "./escpos-status.ts";

const read = (hex: string) => createReplyReader().read(Buffer.from(hex, "hex"));

describe("what a printer answers", () => {
  test.each([
    ["12", { kind: "status", byte: 0x12 }],
    ["1a", { kind: "status", byte: 0x1a }],
    ["7e", { kind: "status", byte: 0x7e }],
    ["00", { kind: "stream-status", paper: "ok" }],
    ["03", { kind: "stream-status", paper: "low" }],
    ["0f", { kind: "stream-status", paper: "out" }],
    ["37224041424300", { kind: "process-id", job: 0x0123 }],
    ["372500", { kind: "cleared" }],
  ])("%s", (hex, reply) => expect(read(hex)).toEqual([reply]));

  test.each([
    ["ready", [0x12, 0x12, 0x12], {}],
    ["near the end of the roll", [0x12, 0x12, 0x1e], { paperLow: true }],
    ["out of paper", [0x1a, 0x32, 0x7e], { offline: true, paperOut: true, paperLow: true }],
    ["cover open", [0x1a, 0x16, 0x12], { offline: true, coverOpen: true }],
    ["jammed", [0x1a, 0x52, 0x12], { offline: true, error: true }],
  ])("to DLE EOT 1, 2 and 4, %s", (_, [printer = 0, cause = 0, paper = 0], wrong) => {
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

type Sent = { readonly bytes: readonly number[]; readonly reply: Reply };

const replies = fc.oneof(
  fc.integer({ min: 0, max: 65_535 }).map(
    (job): Sent => ({
      bytes: [0x37, 0x22, ...processId(job), 0],
      reply: { kind: "process-id", job },
    }),
  ),
  fc
    .constantFrom(0x12, 0x16, 0x1a, 0x1e, 0x32, 0x7e)
    .map((byte): Sent => ({ bytes: [byte], reply: { kind: "status", byte } })),
  fc.constant<Sent>({ bytes: [0x37, 0x25, 0], reply: { kind: "cleared" } }),
  fc.constant<Sent>({ bytes: [0x03], reply: { kind: "stream-status", paper: "low" } }),
);

describe("the reader of answers", () => {
  test("gets them all however the line cuts them into pieces", () => {
    fc.assert(
      fc.property(fc.array(replies), fc.array(fc.nat(9)), (sent, cuts) => {
        const reader = createReplyReader();
        const bytes = sent.flatMap((one) => one.bytes);
        const got: Reply[] = [];
        for (const cut of cuts) got.push(...reader.read(Uint8Array.from(bytes.splice(0, cut))));
        got.push(...reader.read(Uint8Array.from(bytes)));
        expect(got).toEqual(sent.map(({ reply }) => reply));
        expect(reader.noise).toBe(0);
      }),
    );
  });

  test("finds the next answer behind any noise", () => {
    const noise = fc.array(fc.constantFrom(0x20, 0x41, 0x80, 0xff, 0x37, 0x22, 0x25, 0x0d));
    fc.assert(
      fc.property(noise, replies, (bytes, { bytes: answer, reply }) => {
        const reader = createReplyReader();
        // 0xff ends whatever the noise began: it belongs to no answer.
        const all = reader.read(Uint8Array.from([...bytes, 0xff, ...answer]));
        expect(all.at(-1)).toEqual(reply);
      }),
    );
  });

  test("takes no byte of a torn process id for a status", () => {
    for (let job = 0; job < 65_536; job += 97) {
      for (let from = 1; from < 7; from += 1) {
        const torn = [0x37, 0x22, ...processId(job), 0].slice(from, 6);
        expect(createReplyReader().read(Uint8Array.from(torn))).toEqual([]);
      }
    }
  });
});
