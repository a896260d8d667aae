import { svg } from "./svg.ts";

/** Bars of a 14-segment digit as lines in a box of 10 by 18, in the chip's order of bits. */
const bars: readonly (readonly [number, number, number, number])[] = [
  [1, 0, 9, 0], // A, top
  [10, 1, 10, 8], // B
  [10, 10, 10, 17], // C
  [1, 18, 9, 18], // D, bottom
  [0, 10, 0, 17], // E
  [0, 1, 0, 8], // F
  [1, 9, 4.4, 9], // G1, middle left
  [5.6, 9, 9, 9], // G2, middle right
  [1.4, 1.6, 4, 7.4], // H
  [5, 1, 5, 8], // J
  [8.6, 1.6, 6, 7.4], // K
  [1.4, 16.4, 4, 10.6], // L
  [5, 10, 5, 17], // M
  [8.6, 16.4, 6, 10.6], // N
];

const lit = "#ff5a36";
const unlit = "#3a1a14";
const dark = "#140c0a";

/** Digits of glowing bars; each number holds one digit's lit segments as bits. */
export function litSegments(segments: readonly number[]): Uint8Array {
  const digits = segments.flatMap((bits, place) =>
    bars.map(([x1, y1, x2, y2], bit) => {
      const [left, right] = [x1 + 15 * place + 4, x2 + 15 * place + 4];
      const colour = (bits >> bit) & 1 ? lit : unlit;
      return `<line x1="${left}" y1="${y1 + 4}" x2="${right}" y2="${y2 + 4}" stroke="${colour}"/>`;
    }),
  );
  const body = `<g stroke-width="1.5" stroke-linecap="round">${digits.join("")}</g>`;
  return svg({ width: 15 * segments.length + 3, height: 26, background: dark, body });
}

/** The text of an LED matrix. */
export function litMatrix(text: string): Uint8Array {
  const width = 15 * text.length + 3;
  const font = 'font-family="monospace" font-size="22" font-weight="bold"';
  const fit = `textLength="${width - 8}" xml:space="preserve"`;
  const body = `<text x="4" y="21" ${font} ${fit} fill="${lit}">${text}</text>`;
  return svg({ width, height: 26, background: dark, body });
}
