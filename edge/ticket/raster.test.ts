import type { TicketSlip } from "@motcua/broker/contract";
import { seriesLetters } from "@motcua/broker/contract";
import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { blobsIn, heightOf, inkOf } from "../simulated/slip-ink.ts";
import { type Bitmap, toBitmap } from "./bitmap.ts";
import { loadFonts, useFont } from "./fonts.ts";
import { createSlipPainter } from "./raster.ts";

const slip: TicketSlip = {
  ticket: "2026-11-24/A042",
  label: "A042",
  office: { vi: "UBND phường Mẫu", en: "Sample Ward" },
  service: { vi: "Chứng thực", en: "Certification" },
  class: null,
  issuedAt: Date.parse("2026-11-24T01:14:00Z"),
  ahead: 3,
  wait: { from: 15, to: 20 },
  link: "http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4kA",
  reprint: false,
};

/** Twelve vowels with six tones each, and đ: 67 letters, 134 with their capitals less ASCII. */
const vowels = Array.from("aăâeêioôơuưy");
const tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const small = [...vowels.flatMap((v) => tones.map((t) => (v + t).normalize("NFC"))), "đ"];
const vietnamese = [...small, ...small.map((letter) => letter.toLocaleUpperCase("vi"))].filter(
  (letter) => letter > "\u007f",
);

/** A letter as 1-bit ink, in the size of a service's name. */
function drawn(letter: string, weight: 400 | 600 | 700): string {
  loadFonts();
  const size = { widthDots: 64, heightDots: 64 };
  const context = createCanvas(size.widthDots, size.heightDots).getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, size.widthDots, size.heightDots);
  context.fillStyle = "black";
  useFont(context, { weight, sizeDots: 40 });
  context.fillText(letter, 8, 46);
  const { data } = context.getImageData(0, 0, size.widthDots, size.heightDots);
  return Buffer.from(toBitmap(data, size).bits).toString("base64");
}

describe("the letters of Vietnamese", () => {
  test("are 134 beyond ASCII", () => expect(new Set(vietnamese).size).toBe(134));

  test.each([400, 600, 700] as const)(
    "all print, each with its own marks, in weight %i",
    (weight) => {
      // A private-use character is in no font: what comes out for it is the box of a missing one.
      const missing = drawn("\uE123", weight);
      const printed = vietnamese.map((letter) => drawn(letter, weight));
      expect(printed).not.toContain(missing);
      expect(new Set(printed).size).toBe(134);
    },
  );

  test("print alike whether composed or not", () => {
    for (const letter of vietnamese) {
      expect(drawn(letter.normalize("NFD"), 600)).toBe(drawn(letter, 600));
    }
  });
});

describe("the number on a slip", () => {
  test.each([
    ["80 mm", 576],
    ["58 mm", 384],
  ])("has 12 mm of ink in each digit on %s paper, and none at the edge", async (_, widthDots) => {
    const painter = createSlipPainter({ widthDots, dotsPerMm: 8 });
    for (const [place, letter] of Array.from(seriesLetters).entries()) {
      const label = `${letter}${String((place * 211) % 1000).padStart(3, "0")}`;
      const glyphs = numberOn(await painter.paint({ ...slip, label }));
      expect(glyphs, label).toHaveLength(4);
      for (const glyph of glyphs) {
        expect(heightOf(glyph) / 8, label).toBeGreaterThanOrEqual(12);
        expect(glyph.left, label).toBeGreaterThan(0);
        expect(glyph.right, label).toBeLessThan(widthDots - 1);
      }
    }
  });
});

/** The large pieces of ink above the code, from left to right. */
function numberOn(bitmap: Bitmap) {
  const large = blobsIn(inkOf(bitmap)).filter((blob) => heightOf(blob) > 80);
  const top = Math.min(...large.map((blob) => blob.top));
  return large.filter((blob) => blob.top < top + 12).toSorted((a, b) => a.left - b.left);
}

test("the painter's canvas grows with a tall slip and leaves nothing on the next one", async () => {
  const painter = createSlipPainter({ widthDots: 576, dotsPerMm: 8 });
  const first = await painter.paint(slip);
  const name = { vi: "thủ tục ".repeat(70), en: "" };
  const tall = await painter.paint({ ...slip, reprint: true, service: name, office: name });
  expect(tall.heightDots).toBeGreaterThan(960);
  expect(await painter.paint(slip)).toEqual(first);
});
