import { capHeightEm, type Font } from "./drawing.ts";
import type { Flow } from "./flow.ts";

/** The number is read across a hall by old eyes: capitals and digits of 15 mm, where they fit. */
const wishedMm = 15;

/**
 * The promise is 12 mm of ink on any paper. The flat tops of letters lose up to a dot to the
 * grid, so the smallest setting is a little more.
 */
const leastMm = 12.3;

/** White between two glyphs, in em: wished, so that they stay apart for a reader far away. */
const spacingEm = 0.03;

/** Sets the label as large as the paper allows, each glyph by itself, and centres it. */
export function layoutLabel(flow: Flow, label: string): void {
  const { paper, ruler } = flow;
  const glyphs = Array.from(label);
  const gaps = glyphs.length - 1;
  const widthAt = (font: Font) => glyphs.reduce((sum, glyph) => sum + ruler(glyph, font), 0);
  const widthEm = widthAt({ weight: 700, sizeDots: 100 }) / 100 + gaps * spacingEm;
  const most = (wishedMm * paper.dotsPerMm) / capHeightEm;
  const least = (leastMm * paper.dotsPerMm) / capHeightEm;
  const fitting = (0.94 * paper.widthDots) / widthEm;
  const font: Font = {
    weight: 700,
    sizeDots: Math.round(Math.max(least, Math.min(most, fitting))),
  };
  // On the narrowest paper the white gives way, never the height of the digits.
  const white = paper.widthDots - widthAt(font);
  const spacingDots = Math.max(0, Math.min(spacingEm * font.sizeDots, white / (gaps + 2)));
  let xDots = (white - gaps * spacingDots) / 2;
  const capDots = Math.round(capHeightEm * font.sizeDots);
  const baselineDots = flow.take(capDots) + capDots;
  for (const text of glyphs) {
    flow.put({ kind: "text", text, font, align: "left", ink: "black", xDots, baselineDots });
    xDots += ruler(text, font) + spacingDots;
  }
}
