import { createRequire } from "node:module";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { cropped, extentOf, type Ink } from "./slip-ink.ts";

/** The reader's own copy of the face in which numbers are printed. */
const family = "Motcua Reader";
const file = "@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf";

/** Capitals and digits are so high, in em: flat ones less, round ones more. */
const leastHeightEm = 0.72;
const mostHeightEm = 0.79;

/** Where between two dots a glyph may begin. */
const offsetsDots = [0, 0.25, 0.5, 0.75];

/** A dot more than half covered by a glyph is black. */
const blackFrom = 115;

/** What a piece of ink may be. */
export type GlyphQuestion = {
  readonly texts: readonly string[];
  /** The share of the font's dots by which the ink may differ. */
  readonly tolerance: number;
  /** The em in dots, where it is known from a neighbour. */
  readonly sizeDots?: number;
};

export type GlyphReading = { readonly text: string; readonly sizeDots: number };

/** Tells which of a few texts a piece of ink is; undefined where it is none of them. */
export type GlyphReader = {
  read(ink: Ink, question: GlyphQuestion): GlyphReading | undefined;
};

/** Makes a reader that draws each glyph once, and only those that could be it. */
export function createGlyphReader(): GlyphReader {
  if (!GlobalFonts.has(family)) {
    GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(file), family);
  }
  const ruler = createCanvas(1, 1).getContext("2d");
  const extents = new Map<string, Extent>();
  const couldBe = (text: string, sizeDots: number, ink: Ink): boolean => {
    const key = `${text} ${sizeDots}`;
    const extent = extents.get(key) ?? measured(ruler, text, sizeDots);
    extents.set(key, extent);
    return (
      Math.abs(extent.widthDots - ink.widthDots) < roughDots &&
      Math.abs(extent.heightDots - ink.heightDots) < roughDots
    );
  };
  const drawn = new Map<string, Ink>();
  const glyph = (text: string, sizeDots: number, offsetDots: number): Ink => {
    const key = `${text} ${sizeDots} ${offsetDots}`;
    const ink = drawn.get(key) ?? draw(text, sizeDots, offsetDots);
    drawn.set(key, ink);
    return ink;
  };
  return {
    read: (ink, { texts, tolerance, sizeDots }) => {
      let best: GlyphReading | undefined;
      let least = tolerance;
      const from = sizeDots ?? Math.floor(ink.heightDots / mostHeightEm);
      const to = sizeDots ?? Math.ceil(ink.heightDots / leastHeightEm);
      for (let size = from; size <= to; size += 1) {
        for (const text of texts) {
          if (!couldBe(text, size, ink) || !sameExtent(glyph(text, size, 0), ink)) continue;
          for (const offset of offsetsDots) {
            const wrong = difference(glyph(text, size, offset), ink);
            if (wrong >= least) continue;
            least = wrong;
            best = { text, sizeDots: size };
          }
        }
      }
      return best;
    },
  };
}

type Extent = { readonly widthDots: number; readonly heightDots: number };

/** Measuring rounds each side for itself. */
const roughDots = 6;

function measured(ruler: SKRSContext2D, text: string, sizeDots: number): Extent {
  ruler.font = `${sizeDots}px "${family}"`;
  const box = ruler.measureText(text);
  return {
    widthDots: box.actualBoundingBoxLeft + box.actualBoundingBoxRight,
    heightDots: box.actualBoundingBoxAscent + box.actualBoundingBoxDescent,
  };
}

function draw(text: string, sizeDots: number, offsetDots: number): Ink {
  const widthDots = Math.ceil((0.9 * text.length + 0.3) * sizeDots);
  const heightDots = Math.ceil(1.2 * sizeDots);
  const context = createCanvas(widthDots, heightDots).getContext("2d");
  context.font = `${sizeDots}px "${family}"`;
  context.fillText(text, Math.round(0.1 * sizeDots) + offsetDots, sizeDots);
  const { data } = context.getImageData(0, 0, widthDots, heightDots);
  const dots = new Uint8Array(widthDots * heightDots);
  for (let dot = 0; dot < dots.length; dot += 1) {
    if ((data[4 * dot + 3] ?? 0) > blackFrom) dots[dot] = 1;
  }
  const ink = { widthDots, heightDots, dots };
  return cropped(ink, extentOf(ink));
}

function sameExtent(a: Ink, b: Ink): boolean {
  return Math.abs(a.widthDots - b.widthDots) <= 1 && Math.abs(a.heightDots - b.heightDots) <= 1;
}

/** Dots that are black in one only, as a share of the font's ink. */
function difference(font: Ink, ink: Ink): number {
  let wrong = 0;
  let black = 0;
  const rows = Math.max(font.heightDots, ink.heightDots);
  const columns = Math.max(font.widthDots, ink.widthDots);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const expected = dotAt(font, row, column);
      black += expected;
      if (expected !== dotAt(ink, row, column)) wrong += 1;
    }
  }
  return wrong / black;
}

function dotAt({ widthDots, heightDots, dots }: Ink, row: number, column: number): number {
  if (row >= heightDots || column >= widthDots) return 0;
  return dots[row * widthDots + column] ?? 0;
}
