import type { GlyphReader } from "./slip-glyphs.ts";
import {
  type Blob,
  blobsIn,
  bounds,
  cropped,
  heightOf,
  type Ink,
  inverted,
  widthOf,
} from "./slip-ink.ts";

/** A plate is wider than high and mostly black; 120 dots are 15 mm. */
const plateDotsMost = 120;
const plateInk = 0.5;

/** Letters of 4 mm have more edge and less inside than a number. */
const tolerance = 0.2;

/** Whether this piece of ink is a black plate with IN LẠI in white. */
export function isReprintMark(ink: Ink, blob: Blob, glyphs: GlyphReader): boolean {
  const plate = heightOf(blob) <= plateDotsMost && widthOf(blob) > 2 * heightOf(blob);
  if (!plate || blob.dots < plateInk * widthOf(blob) * heightOf(blob)) return false;
  const paper = inverted(cropped(ink, blob));
  // White at the edge is a round corner, not a letter; the dot below Ạ is smaller than all.
  const letters = blobsIn(paper).filter(
    (white) => !touchesEdge(white, paper) && heightOf(white) > paper.heightDots / 4,
  );
  const [first] = letters;
  if (first === undefined) return false;
  const line = cropped(paper, bounds(letters));
  return glyphs.read(line, { texts: ["IN LAI"], tolerance }) !== undefined;
}

function touchesEdge({ left, top, right, bottom }: Blob, { widthDots, heightDots }: Ink): boolean {
  return left === 0 || top === 0 || right === widthDots - 1 || bottom === heightDots - 1;
}
