import type { Words } from "@motcua/broker/contract";
import type { Font } from "./drawing.ts";
import type { Flow } from "./flow.ts";
import { type Fitted, fitText } from "./wrap.ts";

/** How a text may be set: sizes to try, largest first, and the lines that it may take. */
export type Style = {
  readonly weight: Font["weight"];
  readonly sizesMm: readonly number[];
  readonly linesMax: number;
};

/** Where a text goes: its left edge or its centre, its top, and the width that it has. */
type Place = {
  readonly align: "left" | "center";
  readonly xDots: number;
  readonly top: number;
  readonly widthDots: number;
};

/** Room above the baseline for stacked marks (Ẩ, Ữ) and below it for ọ, g, y; in em. */
const ascentEm = 1.04;
const descentEm = 0.26;

/** At 203 dpi the tone marks of smaller letters run into each other. */
const smallestMm = 1.75;

/** A hair of white at both edges: rolls wander by half a millimetre. */
const textWidthDots = (flow: Flow) => Math.round(0.97 * flow.paper.widthDots);

/** One line at this size, or smaller where it would not fit. */
export function oneLine(weight: Font["weight"], sizeMm: number): Style {
  const sizesMm = [1, 0.92, 0.84, 0.76, 0.68, 0.6].map((part) => part * sizeMm);
  return { weight, sizesMm, linesMax: 1 };
}

/** Sets a text at a place and returns the height that it took. */
export function setText(flow: Flow, content: { text: string; style: Style }, at: Place): number {
  const fitted = fit(flow, content, at.widthDots);
  const { font } = fitted;
  const lineDots = Math.round((ascentEm + descentEm) * font.sizeDots);
  const { align, xDots } = at;
  fitted.lines.forEach((text, line) => {
    const baselineDots = Math.round(at.top + line * lineDots + ascentEm * font.sizeDots);
    flow.put({ kind: "text", text, font, align, ink: "black", xDots, baselineDots });
  });
  return fitted.lines.length * lineDots;
}

/** Sets a text in the middle of the paper. */
export function centred(flow: Flow, text: string, style: Style): void {
  const xDots = flow.paper.widthDots / 2;
  const widthDots = textWidthDots(flow);
  const place = { align: "center", xDots, top: flow.take(0), widthDots } as const;
  flow.take(setText(flow, { text, style }, place));
}

/**
 * A name in both languages in the middle of the paper, the English one below and smaller. Both
 * are left out of nothing: each shrinks and wraps for itself.
 */
export function centredWords(flow: Flow, words: Words, style: Style): void {
  const { sizeDots } = fit(flow, { text: words.vi, style }, textWidthDots(flow)).font;
  centred(flow, words.vi, style);
  if (words.en === "" || words.en === words.vi) return;
  flow.take(flow.dots(0.4));
  const largestMm = Math.max(smallestMm, (0.64 * sizeDots) / flow.paper.dotsPerMm);
  const sizesMm = [1, 0.9, 0.8, 0.7].map((part) => Math.max(smallestMm, part * largestMm));
  centred(flow, words.en, { weight: 400, sizesMm, linesMax: style.linesMax });
}

export function fit(
  flow: Flow,
  content: { readonly text: string; readonly style: Style },
  widthDots: number,
): Fitted {
  const { weight, sizesMm, linesMax } = content.style;
  const text = content.text.normalize("NFC");
  return fitText(
    { text, weight },
    { widthDots, linesMax, sizesDots: sizesMm.map((mm) => flow.dots(mm)) },
    flow.ruler,
  );
}
