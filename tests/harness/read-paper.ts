import { createPaperRoll } from "../../edge/simulated/paper.ts";
import { createEngine } from "../../edge/simulated/ticket-printer-engine.ts";
import type { Bitmap } from "../../edge/ticket/bitmap.ts";

/** What a printer of this width burns into its paper for these bytes; blank where nothing. */
export function readPaper(bytes: Uint8Array, widthDots: number): Bitmap {
  const paper = createPaperRoll(widthDots);
  const engine = createEngine({ paper, widthDots, answer: () => undefined, paperByte: () => 0 });
  for (const byte of bytes) engine.eat(byte);
  return paper.slips()[0] ?? { widthDots, heightDots: 0, bits: new Uint8Array() };
}
