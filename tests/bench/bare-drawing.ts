import { setImmediate as nextTurn } from "node:timers/promises";
import type { TicketSlip } from "@motcua/broker/contract";
import { createCanvas } from "@napi-rs/canvas";
import type { Drawing, Item } from "../../edge/ticket/drawing.ts";
import type { Paper } from "../../edge/ticket/flow.ts";
import { loadFonts, useFont as setFont } from "../../edge/ticket/fonts.ts";
import { layoutSlip } from "../../edge/ticket/layout.ts";
import { sampleSlip, slipOf } from "../harness/slips.ts";

/** An 80 mm roll at 203 dpi. */
export const paper: Paper = { widthDots: 576, dotsPerMm: 8 };

/** The sample slip with another number and another link. */
export function nthSlip(n: number): TicketSlip {
  const label = `C${String((n % 999) + 1).padStart(3, "0")}`;
  return slipOf(label, { link: sampleSlip.link.replace(/.{6}$/, String(n).padStart(6, "Z")) });
}

type Square = { readonly x: number; readonly y: number; readonly side: number };
type Ready = { readonly drawing: Drawing; readonly squares: readonly Square[] };

const blackBelow = 128;

/**
 * The yardstick of drawing: the items of slips that are laid out beforehand go to one canvas, the
 * pixels through one threshold into bits. No layout, no code, no measuring.
 */
export function bareDrawing(slips: number): { draw(n: number): Promise<Uint8Array> } {
  loadFonts();
  const canvas = createCanvas(paper.widthDots, 120 * paper.dotsPerMm);
  const context = canvas.getContext("2d");
  const ready = Array.from({ length: slips }, (_, n): Ready => {
    const drawing = layoutSlip(nthSlip(n), paper, (text, font) => {
      setFont(context, font);
      return context.measureText(text).width;
    });
    return { drawing, squares: drawing.items.flatMap(squaresOf) };
  });
  const put = (item: Item) => {
    if (item.kind === "qr") return;
    context.fillStyle = item.kind === "text" ? item.ink : "black";
    if (item.kind === "box") {
      context.fillRect(item.xDots, item.yDots, item.widthDots, item.heightDots);
      return;
    }
    setFont(context, item.font);
    context.textAlign = item.align;
    context.fillText(item.text, item.xDots, item.baselineDots);
  };
  return {
    draw: async (n) => {
      await nextTurn();
      const { drawing, squares } = ready[n % slips] ?? { drawing: undefined, squares: [] };
      if (drawing === undefined) throw new Error("there is no slip to draw");
      const { widthDots, heightDots } = drawing;
      context.fillStyle = "white";
      context.fillRect(0, 0, widthDots, heightDots);
      for (const item of drawing.items) put(item);
      context.fillStyle = "black";
      for (const { x, y, side } of squares) context.fillRect(x, y, side, side);
      return packed(context.getImageData(0, 0, widthDots, heightDots).data);
    },
  };
}

function squaresOf(item: Item): Square[] {
  if (item.kind !== "qr") return [];
  const { code, moduleDots: side, xDots, yDots } = item;
  const squares: Square[] = [];
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      if (!code.dark(row, column)) continue;
      squares.push({ x: xDots + column * side, y: yDots + row * side, side });
    }
  }
  return squares;
}

/** Ink is grey, so one of its three colours is enough. */
function packed(rgba: Uint8ClampedArray): Uint8Array {
  const bits = new Uint8Array(rgba.length / 32);
  for (let dot = 0; dot * 4 < rgba.length; dot += 1) {
    if ((rgba[dot * 4] ?? 255) < blackBelow)
      bits[dot >> 3] = (bits[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  }
  return bits;
}
