/**
 * A picture of one bit a dot, as a print head has it: rows of `widthDots / 8` bytes, the leftmost
 * dot in the highest bit, 1 = black. `widthDots` is a multiple of 8.
 */
export type Bitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
};

/** Darker than this prints black: at 140 of 255 the thin strokes of tone marks stay closed. */
const blackBelow = 140;

/**
 * Packs RGBA pixels of a picture in greys to one bit, without dithering; in greys each channel is
 * the luminance.
 */
export function toBitmap(
  rgba: Uint8ClampedArray,
  size: { readonly widthDots: number; readonly heightDots: number },
): Bitmap {
  const bits = new Uint8Array((size.widthDots / 8) * size.heightDots);
  // One 32-bit read a pixel, red in the low byte: every machine that Node runs on here is
  // little-endian. Most pixels are white, so that the branch is seldom taken.
  const pixels = new Int32Array(rgba.buffer, rgba.byteOffset, size.widthDots * size.heightDots);
  for (let dot = 0; dot < pixels.length; dot += 1) {
    if (((pixels[dot] ?? 255) & 255) < blackBelow) {
      bits[dot >> 3] = (bits[dot >> 3] ?? 0) | (128 >> (dot & 7));
    }
  }
  return { ...size, bits };
}
