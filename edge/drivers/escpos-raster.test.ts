import type { TicketSlip } from "@motcua/broker/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPaperRoll } from "../simulated/paper.ts";
import { createEngine } from "../simulated/ticket-printer-engine.ts";
import type { Bitmap } from "../ticket/bitmap.ts";
import { createSlipPainter } from "../ticket/raster.ts";
import { bandBytesMax, encodeRaster } from "./escpos-raster.ts";

const hex = (bytes: readonly Uint8Array[]) => bytes.map((one) => Buffer.from(one).toString("hex"));

function bitmap(rows: readonly string[]): Bitmap {
  const widthDots = 4 * (rows[0]?.length ?? 0);
  return { widthDots, heightDots: rows.length, bits: Buffer.from(rows.join(""), "hex") };
}

/** What comes out of the simulated printer, which was written without the encoder. */
function printed(commands: readonly Uint8Array[], widthDots: number): Bitmap {
  const paper = createPaperRoll(widthDots);
  const engine = createEngine({ paper, widthDots, answer: () => undefined, paperByte: () => 0 });
  for (const command of commands) for (const byte of command) engine.eat(byte);
  expect(engine.garbled).toBe(0);
  const [slip] = paper.slips();
  return { widthDots, heightDots: slip?.heightDots ?? 0, bits: slip?.bits ?? new Uint8Array() };
}

describe("a bitmap on the line", () => {
  test("feeds blank rows and sends only the columns with ink, centred or from the left", () => {
    const rows = ["00000000", "00000000", "00ff8100", "00ff8100", "00000000", "c0000000"];
    expect(hex(encodeRaster(bitmap(rows)))).toEqual([
      "1b4a02",
      "1b6101",
      "1d76300002000200ff81ff81",
      "1b4a01",
      "1b6100",
      "1d76300001000100c0",
    ]);
  });

  test("feeds a long gap in steps of 255 rows", () => {
    const rows = [...Array(300).fill("0000"), "8001"];
    expect(hex(encodeRaster(bitmap(rows))).slice(0, 2)).toEqual(["1b4aff", "1b4a2d"]);
  });

  // Random dots, and rows of few bytes with the worst of them: DLE, EOT, ENQ, DC4 and blanks.
  const byte = fc.oneof(fc.constantFrom(0, 0, 0, 0x10, 0x04, 0x05, 0x14), fc.nat(255));
  const pictures = fc
    .integer({ min: 1, max: 72 })
    .chain((rowBytes) =>
      fc.record({
        rowBytes: fc.constant(rowBytes),
        bits: fc.uint8Array({ minLength: rowBytes, maxLength: 40 * rowBytes }),
        bad: fc.array(byte, { minLength: 1, maxLength: 400 }),
      }),
    )
    .map(({ rowBytes, bits, bad }): Bitmap => {
      const heightDots = Math.floor(bits.length / rowBytes);
      const mixed = bits.slice(0, heightDots * rowBytes).map((one, at) => bad[at] ?? one);
      return { widthDots: 8 * rowBytes, heightDots, bits: mixed };
    });

  test("prints as it was, but for single dots beside black ones", () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const paper = printed(encodeRaster(picture), picture.widthDots);
        expect(paper.heightDots).toBe(picture.heightDots);
        picture.bits.forEach((wanted, at) => {
          const got = paper.bits[at] ?? 0;
          expect(got === wanted || (wanted === 0x10 && got === 0x18)).toBe(true);
        });
      }),
    );
  });

  test("is in commands of at most 2 KiB without a real-time command in any of them", () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const commands = encodeRaster(picture);
        for (const command of commands) expect(command.length).toBeLessThanOrEqual(bandBytesMax);
        const line = Buffer.concat(commands).toString("hex").match(/../g) ?? [];
        line.forEach((one, at) => {
          if (one === "10") expect(["04", "05", "14"]).not.toContain(line[at + 1]);
        });
      }),
    );
  });
});

describe("the sample slip", () => {
  const slip: TicketSlip = {
    ticket: "2026-11-24/C042",
    label: "C042",
    office: { vi: "UBND phường Mẫu", en: "Sample Ward" },
    service: { vi: "Chứng thực", en: "Certification" },
    class: null,
    issuedAt: Date.parse("2026-11-24T01:14:00Z"),
    ahead: 3,
    wait: { from: 15, to: 20 },
    link: "http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4kA",
    reprint: false,
  };

  test.each([
    ["80 mm", 576],
    ["58 mm", 384],
  ])("needs at most 45 %% of its plain raster on %s paper", async (_, widthDots) => {
    const picture = await createSlipPainter({ widthDots, dotsPerMm: 8 }).paint(slip);
    const sent = encodeRaster(picture).reduce((sum, { length }) => sum + length, 0);
    expect(sent / picture.bits.length).toBeLessThanOrEqual(0.45);
  });
});
