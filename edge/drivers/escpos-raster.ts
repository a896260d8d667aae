import type { Bitmap } from "../ticket/bitmap.ts";

/**
 * Image commands stay this short, header included: a printer that was cut off in the middle of
 * one waits for the rest of it, and the recovery has to send that rest.
 */
export const bandBytesMax = 2_048;

/** GS v 0 m xL xH yL yH. */
const headerBytes = 8;

/** ESC a n: 0 lays what follows to the left, 1 to the middle. */
type Alignment = 0 | 1;

/** A stretch of rows sent as one image: `skipBytes` are cut off at the left. */
type Band = {
  readonly from: number;
  readonly rows: number;
  readonly skipBytes: number;
  readonly widthBytes: number;
  readonly alignment: Alignment;
};

/** The first and the last byte of a row that have ink; undefined for a blank row. */
type Extent = { readonly first: number; readonly last: number } | undefined;

/**
 * Encodes a bitmap for GS v 0, each element one command of at most 2 KiB. Blank rows are fed
 * by ESC J, and each band sends only the columns that have ink: from the left edge, or the same
 * from both edges and centred by the printer. ESC J counts in the printer's motion units: where
 * they are half dots the white is half as tall, and nothing that is read depends on it.
 */
export function encodeRaster(bitmap: Bitmap): Uint8Array[] {
  const commands: Uint8Array[] = [];
  const extents = extentsOf(bitmap);
  let alignment: Alignment = 0;
  let row = 0;
  while (row < bitmap.heightDots) {
    const blank = blankRows(extents, row);
    if (blank > 0) {
      commands.push(...feed(blank));
      row += blank;
      continue;
    }
    const band = bandFrom(extents, row, bitmap.widthDots / 8);
    if (band.alignment !== alignment) {
      alignment = band.alignment;
      commands.push(Uint8Array.of(0x1b, 0x61, alignment));
    }
    commands.push(imageCommand(bitmap, band));
    row += band.rows;
  }
  return commands;
}

/** ESC J n for any number of rows. */
export function feed(rows: number): Uint8Array[] {
  const commands: Uint8Array[] = [];
  for (let left = rows; left > 0; left -= 255) {
    commands.push(Uint8Array.of(0x1b, 0x4a, Math.min(left, 255)));
  }
  return commands;
}

function extentsOf({ bits, widthDots, heightDots }: Bitmap): Extent[] {
  const rowBytes = widthDots / 8;
  const extents: Extent[] = [];
  for (let row = 0; row < heightDots; row += 1) {
    const line = bits.subarray(row * rowBytes, (row + 1) * rowBytes);
    const first = line.findIndex((byte) => byte !== 0);
    extents.push(first < 0 ? undefined : { first, last: line.findLastIndex((byte) => byte !== 0) });
  }
  return extents;
}

function blankRows(extents: readonly Extent[], from: number): number {
  let row = from;
  while (row < extents.length && extents[row] === undefined) row += 1;
  return row - from;
}

/** Takes rows into one band while that is cheaper than beginning another. */
function bandFrom(extents: readonly Extent[], from: number, rowBytes: number): Band {
  let skip = rowBytes;
  let last = 0;
  let band: Band = { from, rows: 0, skipBytes: 0, widthBytes: 0, alignment: 0 };
  for (let row = from; row < extents.length; row += 1) {
    const extent = extents[row];
    if (extent === undefined) break;
    skip = Math.min(skip, extent.first, rowBytes - 1 - extent.last);
    last = Math.max(last, extent.last);
    const next = bandOf({ from, rows: row - from + 1, skip, last, rowBytes });
    if (sizeOf(next) > bandBytesMax) break;
    if (band.rows > 0 && apart(band, extent, rowBytes) < sizeOf(next)) break;
    band = next;
  }
  return band;
}

const sizeOf = (band: Band) => headerBytes + band.rows * band.widthBytes;

/** Bytes when this row begins another band, which may have to be aligned anew (3 bytes). */
function apart(band: Band, { first, last }: NonNullable<Extent>, rowBytes: number): number {
  const skip = Math.min(first, rowBytes - 1 - last);
  const alone = bandOf({ from: 0, rows: 1, skip, last, rowBytes });
  return sizeOf(band) + sizeOf(alone) + (alone.alignment === band.alignment ? 0 : 3);
}

type Ink = { from: number; rows: number; skip: number; last: number; rowBytes: number };

/** Centred by the printer, a band may lose only as much at the right as at the left. */
function bandOf({ from, rows, skip, last, rowBytes }: Ink): Band {
  const centredBytes = rowBytes - 2 * skip;
  if (centredBytes < last + 1) {
    return { from, rows, skipBytes: skip, widthBytes: centredBytes, alignment: 1 };
  }
  return { from, rows, skipBytes: 0, widthBytes: last + 1, alignment: 0 };
}

function imageCommand({ bits, widthDots }: Bitmap, band: Band): Uint8Array {
  const rowBytes = widthDots / 8;
  const { widthBytes, rows } = band;
  const command = new Uint8Array(headerBytes + widthBytes * rows);
  command.set([0x1d, 0x76, 0x30, 0, widthBytes & 255, widthBytes >> 8, rows & 255, rows >> 8]);
  for (let row = 0; row < rows; row += 1) {
    const start = (band.from + row) * rowBytes + band.skipBytes;
    command.set(bits.subarray(start, start + widthBytes), headerBytes + row * widthBytes);
  }
  disarm(command.subarray(headerBytes));
  return command;
}

/**
 * Some printers obey the real-time commands DLE EOT, DLE ENQ and DLE DC4 also inside an image,
 * and DLE DC4 can clear the buffer. One more black dot beside a black dot breaks the sequence,
 * 0.1 mm that nobody sees.
 */
function disarm(body: Uint8Array): void {
  for (let at = 0; at + 1 < body.length; at += 1) {
    if (body[at] !== 0x10) continue;
    const next = body[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) body[at] = 0x18;
  }
}
