import { seriesLetters } from "@motcua/broker/contract";
import jsqr from "jsqr";
import type { Bitmap } from "../ticket/bitmap.ts";
import { createGlyphReader } from "./slip-glyphs.ts";
import { type Blob, blobsIn, cropped, heightOf, type Ink, inkOf } from "./slip-ink.ts";
import { isReprintMark } from "./slip-reprint-mark.ts";

/** What a person with a phone reads from a piece of paper. */
export type SlipReading = {
  /** The number, undefined where it is missing or cut through. */
  readonly label: string | undefined;
  /** What the code says. */
  readonly link: string | undefined;
  /** It is marked IN LẠI. */
  readonly reprint: boolean;
  /** Number, code and the lines below the code are there, and one number only. */
  readonly whole: boolean;
};

/** Smaller ink is no part of a number; 60 dots are 7.5 mm at 203 dpi. */
const leastLabelDots = 60;

/** Glyphs of one line stand within so many dots: round ones reach a little further. */
const lineDots = 8;

/** A number may differ from the font by the dots at its edges; digits differ by far more. */
const glyphTolerance = 0.06;

/** "Quét mã …" in both languages and when the number was taken. */
const linesBelowCode = 3;

const letters = Array.from(seriesLetters);
const digits = Array.from("0123456789");
const glyphs = createGlyphReader();

/**
 * Reads a printed slip from its ink alone: the number by the font's glyphs, the code as a phone
 * does. It shares nothing with the program that lays slips out, so that what it reads is
 * evidence. A slip that was broken off gives what is left of it.
 */
export function readSlip(bitmap: Bitmap): SlipReading {
  const ink = inkOf(bitmap);
  const blobs = blobsIn(ink);
  const labels = readLabels(ink, blobs);
  const code = readCode(ink);
  const below = code === undefined ? 0 : linesBelow(ink, code.bottom);
  return {
    label: labels[0],
    link: code?.link,
    reprint: blobs.some((blob) => isReprintMark(ink, blob, glyphs)),
    whole: labels.length === 1 && below >= linesBelowCode,
  };
}

/** Every number on the paper, from the top; a letter and three digits of the same size. */
function readLabels(ink: Ink, blobs: readonly Blob[]): string[] {
  const large = blobs.filter((blob) => heightOf(blob) >= leastLabelDots);
  return large
    .toSorted((a, b) => a.top - b.top)
    .flatMap((first) => {
      const row = large.filter((blob) => {
        const apart = Math.abs(blob.top - first.top) + Math.abs(blob.bottom - first.bottom);
        return blob.left >= first.left && apart <= lineDots;
      });
      return readRow(ink, row) ?? [];
    });
}

function readRow(ink: Ink, row: readonly Blob[]): string | undefined {
  if (row.length !== 4) return undefined;
  let label = "";
  let sizeDots: number | undefined;
  for (const blob of row.toSorted((a, b) => a.left - b.left)) {
    const texts = label === "" ? letters : digits;
    const glyph = glyphs.read(cropped(ink, blob), {
      texts,
      tolerance: glyphTolerance,
      ...(sizeDots === undefined ? {} : { sizeDots }),
    });
    if (glyph === undefined) return undefined;
    sizeDots = glyph.sizeDots;
    label += glyph.text;
  }
  return label;
}

type Code = { readonly link: string; readonly bottom: number };

function readCode({ widthDots, heightDots, dots }: Ink): Code | undefined {
  if (heightDots === 0) return undefined;
  const rgba = new Uint8ClampedArray(4 * dots.length).fill(255);
  dots.forEach((dot, at) => {
    if (dot === 1) rgba.fill(0, 4 * at, 4 * at + 3);
  });
  const code = jsqr.default(rgba, widthDots, heightDots, { inversionAttempts: "dontInvert" });
  if (code === null) return undefined;
  const { bottomLeftCorner, bottomRightCorner } = code.location;
  return { link: code.data, bottom: Math.ceil(Math.max(bottomLeftCorner.y, bottomRightCorner.y)) };
}

/**
 * Whole lines below the code, a mark over a letter counted with its letter; one that reaches the
 * end of the paper is broken off.
 */
function linesBelow({ widthDots, heightDots, dots }: Ink, bottom: number): number {
  let lines = 0;
  let whiteRows = lineDots;
  for (let row = bottom + lineDots; row < heightDots; row += 1) {
    const white = !dots.subarray(row * widthDots, (row + 1) * widthDots).includes(1);
    if (!white && whiteRows >= 3) lines += 1;
    whiteRows = white ? whiteRows + 1 : 0;
  }
  return whiteRows === 0 ? lines - 1 : lines;
}
