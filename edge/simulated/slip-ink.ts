import type { Bitmap } from "../ticket/bitmap.ts";

/** Ink as a reader's eye has it: one byte a dot, 1 = black. */
export type Ink = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly dots: Uint8Array;
};

/** A part of the paper in dots, `right` and `bottom` inclusive. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** One connected piece of ink, the box around it and how many dots are black. */
export type Blob = Box & { readonly dots: number };

export const widthOf = ({ left, right }: Box) => right - left + 1;
export const heightOf = ({ top, bottom }: Box) => bottom - top + 1;

/** Unpacks a printed slip. */
export function inkOf({ widthDots, heightDots, bits }: Bitmap): Ink {
  const dots = new Uint8Array(widthDots * heightDots);
  for (let dot = 0; dot < dots.length; dot += 1) {
    dots[dot] = ((bits[dot >> 3] ?? 0) >> (7 - (dot & 7))) & 1;
  }
  return { widthDots, heightDots, dots };
}

/** The box around these pieces of ink. */
export function bounds(blobs: readonly Box[]): Box {
  return {
    left: Math.min(...blobs.map(({ left }) => left)),
    top: Math.min(...blobs.map(({ top }) => top)),
    right: Math.max(...blobs.map(({ right }) => right)),
    bottom: Math.max(...blobs.map(({ bottom }) => bottom)),
  };
}

/** The box around all ink of a picture that has some. */
export function extentOf({ widthDots, dots }: Ink): Box {
  let left = widthDots;
  let right = 0;
  for (let dot = dots.indexOf(1); dot >= 0; dot = dots.indexOf(1, dot + 1)) {
    left = Math.min(left, dot % widthDots);
    right = Math.max(right, dot % widthDots);
  }
  const top = Math.floor(dots.indexOf(1) / widthDots);
  return { left, top, right, bottom: Math.floor(dots.lastIndexOf(1) / widthDots) };
}

/** The ink within a box. */
export function cropped(ink: Ink, box: Box): Ink {
  const widthDots = box.right - box.left + 1;
  const heightDots = box.bottom - box.top + 1;
  const dots = new Uint8Array(widthDots * heightDots);
  for (let row = 0; row < heightDots; row += 1) {
    const from = (box.top + row) * ink.widthDots + box.left;
    dots.set(ink.dots.subarray(from, from + widthDots), row * widthDots);
  }
  return { widthDots, heightDots, dots };
}

/** The same picture with black and white exchanged. */
export function inverted({ widthDots, heightDots, dots }: Ink): Ink {
  return { widthDots, heightDots, dots: dots.map((dot) => 1 - dot) };
}

/** All pieces of ink; dots that touch at a corner belong together. */
export function blobsIn(ink: Ink): Blob[] {
  const left = Uint8Array.from(ink.dots);
  const blobs: Blob[] = [];
  for (let dot = left.indexOf(1); dot >= 0; dot = left.indexOf(1, dot)) {
    blobs.push(takeBlob({ ...ink, dots: left }, dot));
  }
  return blobs;
}

/** Wipes out the piece of ink at `start` and returns its bounds. */
function takeBlob({ widthDots, heightDots, dots }: Ink, start: number): Blob {
  const blob = { left: widthDots, top: heightDots, right: 0, bottom: 0, dots: 0 };
  const open = [start];
  dots[start] = 0;
  for (let dot = open.pop(); dot !== undefined; dot = open.pop()) {
    const x = dot % widthDots;
    const y = (dot - x) / widthDots;
    blob.dots += 1;
    blob.left = Math.min(blob.left, x);
    blob.right = Math.max(blob.right, x);
    blob.top = Math.min(blob.top, y);
    blob.bottom = Math.max(blob.bottom, y);
    for (let row = Math.max(0, y - 1); row <= Math.min(heightDots - 1, y + 1); row += 1) {
      for (let column = Math.max(0, x - 1); column <= Math.min(widthDots - 1, x + 1); column += 1) {
        const next = row * widthDots + column;
        if (dots[next] !== 1) continue;
        dots[next] = 0;
        open.push(next);
      }
    }
  }
  return blob;
}
