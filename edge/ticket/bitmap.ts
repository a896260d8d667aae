/**
 * A picture of one bit a dot, as a print head has it: rows of `widthDots / 8` bytes, the leftmost
 * dot in the highest bit, 1 = black. `widthDots` is a multiple of 8.
 */
export type Bitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
};

/** Darker than this prints black. At 140 the thin strokes of tone marks stay closed at 203 dpi. */
const blackBelow = 140;

/** Packs RGBA pixels to one bit by luminance 0.30 R + 0.59 G + 0.11 B, without dithering. */
export function toBitmap(
  rgba: Uint8ClampedArray,
  size: { readonly widthDots: number; readonly heightDots: number },
): Bitmap {
  const bits = new Uint8Array((size.widthDots / 8) * size.heightDots);
  // One 32-bit read a pixel. Little-endian on every machine that Node has prebuilt canvas for.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, size.widthDots * size.heightDots);
  let at = 0;
  for (let byte = 0; byte < bits.length; byte += 1) {
    let packed = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      packed <<= 1;
      const pixel = pixels[at] ?? 0;
      at += 1;
      // Most of a slip is white paper: skip the sum there.
      if (pixel !== 0xffffffff && isBlack(pixel)) packed |= 1;
    }
    bits[byte] = packed;
  }
  return { ...size, bits };
}

function isBlack(abgr: number): boolean {
  const red = abgr & 255;
  const green = (abgr >>> 8) & 255;
  const blue = (abgr >>> 16) & 255;
  return 30 * red + 59 * green + 11 * blue < 100 * blackBelow;
}
