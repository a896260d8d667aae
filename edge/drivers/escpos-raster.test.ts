import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { readPaper } from "../../tests/harness/read-paper.ts";
import { simulateTicketPrinter } from "../simulated/ticket-printer.ts";
import type { Bitmap } from "../ticket/bitmap.ts";
import { bandBytesMax, encodeRaster } from "./escpos-raster.ts";

/** Bytes as slips have them: much white, some black, and those that begin real-time commands. */
const inkByte = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(0xff) },
  { weight: 2, arbitrary: fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x1d, 0x1b) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
);

const slips: fc.Arbitrary<Bitmap> = fc
  .record({
    rowBytes: fc.integer({ min: 1, max: 72 }),
    heightDots: fc.integer({ min: 1, max: 60 }),
  })
  .chain(({ rowBytes, heightDots }) =>
    fc
      .array(inkByte, { minLength: rowBytes * heightDots, maxLength: rowBytes * heightDots })
      .map((bytes) => ({ widthDots: 8 * rowBytes, heightDots, bits: Uint8Array.from(bytes) })),
  );

/** Rows as hexadecimal, without the blank ones at the end. */
const rowsOf = ({ bits, widthDots }: Bitmap) => {
  const hex = Buffer.from(bits).toString("hex");
  return (hex.match(new RegExp(`.{${widthDots / 4}}`, "g")) ?? [])
    .join("\n")
    .replace(/(\n0*)+$/, "");
};

const commandsOf = (bitmap: Bitmap) => Buffer.concat(encodeRaster(bitmap));

/** The body of a GS v 0 command. */
const bodies = (bitmap: Bitmap) =>
  encodeRaster(bitmap)
    .filter(([first, second]) => first === 0x1d && second === 0x76)
    .map((command) => command.subarray(8));

const realTime = /10(04|05|14)/;
const obeyed = (body: Uint8Array) =>
  body.some((byte, at) => realTime.test(Buffer.of(byte, body[at + 1] ?? 0).toString("hex")));

describe("any bitmap, encoded and printed", () => {
  test("is the same bitmap on the paper, but for a dot that breaks a real-time command", () => {
    fc.assert(
      fc.property(slips, (bitmap) => {
        const paper = readPaper(commandsOf(bitmap), bitmap.widthDots);
        const disarmed = { ...bitmap, bits: withPrintedDots(bitmap, paper) };
        expect(rowsOf(paper)).toBe(rowsOf(disarmed));
      }),
      { numRuns: 300 },
    );
  });

  test("no image contains what a printer may obey inside it", () => {
    fc.assert(
      fc.property(slips, (bitmap) => {
        expect(bodies(bitmap).some(obeyed)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("no command is longer than what completes a broken one", () => {
    fc.assert(
      fc.property(slips, (bitmap) => {
        const lengths = encodeRaster(bitmap).map(({ length }) => length);
        expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(bandBytesMax);
      }),
    );
  });
});

/**
 * The bitmap with the one dot more that the paper may have where two neighbouring bytes of an
 * image were DLE and the rest of a command: 0x10 became 0x18.
 */
function withPrintedDots({ bits }: Bitmap, paper: Bitmap): Uint8Array {
  return bits.map((byte, at) => (byte === 0x10 && paper.bits[at] === 0x18 ? 0x18 : byte));
}

test("a printer that answers inside images stays silent, and one that does not prints the same", async () => {
  const bits = Uint8Array.from(
    { length: 72 * 20 },
    (_, at) => [0x10, 0x04, 0x01, 0xff][at % 4] ?? 0,
  );
  const bytes = commandsOf({ widthDots: 576, heightDots: 20, bits });
  const papers: string[] = [];
  for (const obeysInsideImages of [true, false]) {
    const clock = fakeClock();
    const options = { clock, baud: 115_200, widthDots: 576, obeysInsideImages };
    const printer = simulateTicketPrinter(options);
    let answers = 0;
    printer.onSend(() => {
      answers += 1;
    });
    printer.receive(bytes);
    await clock.advance(1_000);
    expect(answers).toBe(0);
    papers.push(...printer.slips().map(rowsOf));
  }
  expect(papers).toHaveLength(2);
  expect(papers[0]).toBe(papers[1]);
});

test("the simulated printer takes 10 04 n inside an image for ink, and answers it outside", async () => {
  const image = Uint8Array.of(0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01);
  const clock = fakeClock();
  const printer = simulateTicketPrinter({ clock, baud: 115_200, widthDots: 24 });
  const answers: string[] = [];
  printer.onSend((bytes) => answers.push(Buffer.from(bytes).toString("hex")));
  printer.receive(image);
  await clock.advance(100);
  expect(answers).toEqual([]);
  expect(printer.slips().map(rowsOf)).toEqual(["100401"]);
  printer.receive(Uint8Array.of(0x10, 0x04, 0x01));
  await clock.advance(100);
  expect(answers).toEqual(["12"]);
});

test("blank rows are fed, and each band sends only the columns that have ink", () => {
  const bits = new Uint8Array(72 * 300);
  bits[0] = 0x80;
  bits[72 * 299 + 35] = 0x01;
  bits[72 * 299 + 36] = 0x80;
  const commands = encodeRaster({ widthDots: 576, heightDots: 300, bits });
  expect(commands.map((command) => Buffer.from(command).toString("hex"))).toEqual([
    "1d7630000100010080",
    "1b4aff",
    "1b4a2b",
    "1b6101",
    "1d763000020001000180",
  ]);
});
