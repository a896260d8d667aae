import { setImmediate as nextTurn } from "node:timers/promises";
import type { Note, TicketSlip } from "@motcua/broker/contract";
import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { type Bitmap, toBitmap } from "./bitmap.ts";
import type { BoxItem, Drawing, QrItem, Ruler, TextItem } from "./drawing.ts";
import type { Paper } from "./flow.ts";
import { loadFonts, useFont } from "./fonts.ts";
import { layoutSlip } from "./layout.ts";
import { layoutNote } from "./note.ts";

/** Paints slips for one printer, one at a time. */
export type SlipPainter = {
  /** The slip as the print head needs it. */
  paint(slip: TicketSlip): Promise<Bitmap>;
  /** A piece of paper that is no ticket. */
  paintNote(note: Note): Promise<Bitmap>;
};

/**
 * Makes a painter with one canvas that is used again for each slip; it grows when a slip is
 * taller than all before. Loads the fonts, about 2 ms.
 */
export function createSlipPainter(paper: Paper): SlipPainter {
  loadFonts();
  let canvas = createCanvas(paper.widthDots, 120 * paper.dotsPerMm);
  const ruler = rememberingRuler((text, font) => {
    const context = canvas.getContext("2d");
    useFont(context, font);
    return context.measureText(text).width;
  });
  const paint = async (layout: () => Drawing): Promise<Bitmap> => {
    // The library frees its pixel buffers only on a turn of the event loop: 1,000 slips in one
    // turn held 2 GB, with a turn for each 160 MB. Before the slip, so that what else begins in
    // this turn, a question to the printer, is under way while it is drawn.
    await nextTurn();
    const drawing = layout();
    if (drawing.heightDots > canvas.height) {
      canvas = createCanvas(paper.widthDots, drawing.heightDots);
    }
    return rasterise(drawing, canvas);
  };
  return {
    paint: (slip) => paint(() => layoutSlip(slip, paper, ruler)),
    paintNote: (note) => paint(() => layoutNote(note, paper, ruler)),
  };
}

/** Widths of the texts of some hundred slips; then it begins anew. About 0.5 MB. */
const widthsMax = 4_000;

/** Most of what stands on a slip stood on the last one: it is measured once. */
function rememberingRuler(measure: Ruler): Ruler {
  const widths = new Map<string, number>();
  return (text, font) => {
    const key = `${font.weight} ${font.sizeDots} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (widths.size >= widthsMax) widths.clear();
    const width = measure(text, font);
    widths.set(key, width);
    return width;
  };
}

function rasterise(drawing: Drawing, canvas: Canvas): Bitmap {
  const { widthDots, heightDots } = drawing;
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, widthDots, heightDots);
  for (const item of drawing.items) {
    switch (item.kind) {
      case "text":
        drawText(context, item);
        break;
      case "box":
        drawBox(context, item);
        break;
      case "qr":
        drawQr(context, item);
        break;
    }
  }
  const { data } = context.getImageData(0, 0, widthDots, heightDots);
  return toBitmap(data, { widthDots, heightDots });
}

function drawText(context: SKRSContext2D, item: TextItem): void {
  useFont(context, item.font);
  context.fillStyle = item.ink;
  context.textAlign = item.align;
  context.fillText(item.text, item.xDots, item.baselineDots);
}

function drawBox(context: SKRSContext2D, item: BoxItem): void {
  // A stroke lies on both sides of its path: half of it goes inside.
  const inset = (item.outlineDots ?? 0) / 2;
  context.beginPath();
  context.roundRect(
    item.xDots + inset,
    item.yDots + inset,
    item.widthDots - 2 * inset,
    item.heightDots - 2 * inset,
    item.radiusDots,
  );
  context.fillStyle = "black";
  context.strokeStyle = "black";
  if (item.outlineDots === undefined) context.fill();
  else {
    context.lineWidth = item.outlineDots;
    context.stroke();
  }
}

/** One rectangle for each run of dark squares: half as many as squares. */
function drawQr(context: SKRSContext2D, { code, moduleDots, xDots, yDots }: QrItem): void {
  context.fillStyle = "black";
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      const from = column;
      while (column < code.size && code.dark(row, column)) column += 1;
      const run = column - from;
      if (run === 0) continue;
      const x = xDots + from * moduleDots;
      context.fillRect(x, yDots + row * moduleDots, run * moduleDots, moduleDots);
    }
  }
}
