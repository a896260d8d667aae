import { createCanvas } from "@napi-rs/canvas";
import type { Bitmap } from "../ticket/bitmap.ts";

/** A slip as a PNG for the bench page, one pixel a dot. */
export function slipPng({ bits, widthDots, heightDots }: Bitmap): Buffer {
  const canvas = createCanvas(widthDots, heightDots);
  const context = canvas.getContext("2d");
  const image = context.createImageData(widthDots, heightDots);
  image.data.fill(255);
  for (let dot = 0; dot < widthDots * heightDots; dot += 1) {
    const black = ((bits[dot >> 3] ?? 0) >> (7 - (dot & 7))) & 1;
    if (black === 1) image.data.fill(0, 4 * dot, 4 * dot + 3);
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer("image/png");
}
