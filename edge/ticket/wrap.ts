import type { Font, Ruler } from "./drawing.ts";

type Space = {
  readonly widthDots: number;
  /** As many lines as the text may take. */
  readonly linesMax: number;
  /** Sizes to try, largest first. */
  readonly sizesDots: readonly number[];
};

/** Text broken into lines that all fit, and the size at which they do. */
export type Fitted = { readonly lines: readonly string[]; readonly font: Font };

/**
 * Sets text at the largest size at which it takes no more than `linesMax` lines. Nothing is ever
 * clipped or shortened: a text that is too long even at the smallest size takes more lines.
 */
export function fitText(
  content: { readonly text: string; readonly weight: Font["weight"] },
  space: Space,
  ruler: Ruler,
): Fitted {
  let last: Fitted | undefined;
  for (const sizeDots of space.sizesDots) {
    const font: Font = { weight: content.weight, sizeDots };
    const width = (text: string) => ruler(text, font);
    last = { lines: evenLines(content.text, space.widthDots, width), font };
    if (last.lines.length <= space.linesMax) return last;
  }
  if (last === undefined) throw new RangeError("fitText needs at least one size");
  return last;
}

/** Lines of about equal width: the narrowest measure that needs no more lines than the widest. */
function evenLines(text: string, widthDots: number, width: (text: string) => number): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const widest = breakLines(words, widthDots, width);
  if (widest.length < 2) return widest;
  let low = widthDots / 2;
  let high = widthDots;
  let best = widest;
  while (high - low > 4) {
    const middle = (low + high) / 2;
    const lines = breakLines(words, middle, width);
    if (lines.length > widest.length || lines.some((line) => width(line) > middle)) low = middle;
    else {
      best = lines;
      high = middle;
    }
  }
  return best;
}

function breakLines(
  words: readonly string[],
  widthDots: number,
  width: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (width(longer) <= widthDots) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = width(word) <= widthDots ? [word] : breakWord(word, widthDots, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** A word wider than the paper, such as a code without spaces, breaks between any two letters. */
function breakWord(word: string, widthDots: number, width: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && width(piece + letter) > widthDots) {
      pieces.push(piece);
      piece = letter;
    } else piece += letter;
  }
  pieces.push(piece);
  return pieces;
}
