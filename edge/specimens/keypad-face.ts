import type { Words } from "@motcua/broker/contract";
import { svg } from "./svg.ts";

const keyWidth = 44;
const keyHeight = 22;
const gap = 4;
const columns = 4;

/** The keys of a keypad with what stands on them, in the order of its profile. */
export function keypadFace(labels: readonly Words[]): Uint8Array {
  const keys = labels.map(({ vi, en }, at) => {
    const x = gap + (at % columns) * (keyWidth + gap);
    const y = gap + Math.floor(at / columns) * (keyHeight + gap);
    const centre = x + keyWidth / 2;
    const text = (words: string, down: number, style: string) =>
      `<text x="${centre}" y="${y + down}" text-anchor="middle" ${style}>${words}</text>`;
    const second = vi === en ? "" : text(en, 17, 'font-size="4" fill="#5b6470"');
    const first = text(vi, vi === en ? 14 : 10, 'font-size="5.4" font-weight="bold"');
    const key = `<rect x="${x}" y="${y}" width="${keyWidth}" height="${keyHeight}" rx="3"`;
    return `${key} fill="#fff" stroke="#98a1ad" stroke-width="0.6"/>${first}${second}`;
  });
  const across = Math.min(columns, labels.length);
  const rows = Math.ceil(labels.length / columns);
  return svg({
    width: gap + across * (keyWidth + gap),
    height: gap + rows * (keyHeight + gap),
    background: "#e8ebef",
    body: `<g font-family="sans-serif" fill="#1c2530">${keys.join("")}</g>`,
  });
}
