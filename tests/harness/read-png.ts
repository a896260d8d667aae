import { createCanvas, loadImage } from "@napi-rs/canvas";
import { type Bitmap, toBitmap } from "../../edge/ticket/bitmap.ts";

/** A slip as the bench shows it, one pixel a dot. */
export async function readPng(png: Buffer): Promise<Bitmap> {
  const image = await loadImage(png);
  const size = { widthDots: image.width, heightDots: image.height };
  const context = createCanvas(size.widthDots, size.heightDots).getContext("2d");
  context.drawImage(image, 0, 0);
  return toBitmap(context.getImageData(0, 0, size.widthDots, size.heightDots).data, size);
}
