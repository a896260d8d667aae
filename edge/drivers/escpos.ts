import type { Bitmap } from "../ticket/bitmap.ts";
import { bandBytesMax, encodeRaster, feed } from "./escpos-raster.ts";

/** ESC/POS as bytes: what a slip, a question and a mended image look like on the line. */

/** The number of a job as the printer gives it back: 0 to 65,535, then from the start again. */
export type JobNumber = number;
export const jobNumbers = 65_536;

/** What the printer can do, in the words of its profile. */
export type SlipOptions = {
  readonly cutter: "partial" | "full" | "none";
  readonly proof: "process-id" | "stream-status" | "none";
  readonly job: JobNumber;
};

/** ESC @: forgets what an earlier user of the printer had set. */
const initialise = Uint8Array.of(0x1b, 0x40);

/**
 * A whole slip, each element at most 2 KiB: reset, image, cut, and the request for proof behind
 * the cut, so that its answer means that the cut was done.
 */
export function encodeSlip(bitmap: Bitmap, options: SlipOptions): Uint8Array[] {
  return [initialise, ...encodeRaster(bitmap), joined([...cut(options.cutter), proof(options)])];
}

/** 12 mm at 8 dots/mm: the slip stands clear of the tear bar where nothing cuts it. */
const tearRows = 96;

/** GS V 65/66 n feeds the slip past the blade and n units more, then cuts. */
function cut(cutter: SlipOptions["cutter"]): Uint8Array[] {
  switch (cutter) {
    case "partial":
      return [Uint8Array.of(0x1d, 0x56, 0x42, 0x03)];
    case "full":
      return [Uint8Array.of(0x1d, 0x56, 0x41, 0x03)];
    case "none":
      return feed(tearRows);
  }
}

function proof({ proof, job }: SlipOptions): Uint8Array {
  switch (proof) {
    case "process-id":
      // GS ( H pL pH fn m d1 d2 d3 d4, fn 48: answered when everything before it is printed.
      return Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...processId(job));
    case "stream-status":
      return askInStream;
    case "none":
      return new Uint8Array();
  }
}

/**
 * Four characters from `@` to `O`, a hexadecimal digit each. The command takes 0x20 to 0x7e; of
 * those these look like no status byte, so a torn answer is never taken for a status.
 */
export function processId(job: JobNumber): number[] {
  return [12, 8, 4, 0].map((shift) => 0x40 + ((job >> shift) & 15));
}

/** The real-time questions: 1 printer, 2 why it is offline, 4 paper. Never proof of a slip. */
export type StatusQuestion = 1 | 2 | 4;

/** DLE EOT n, answered past the print buffer and while offline. */
export function askStatus(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** GS r 1: answered when everything before it is printed, and not while offline. */
export const askInStream = Uint8Array.of(0x1d, 0x72, 0x01);

/** DLE DC4 fn 8 d1–d7: empties receive and print buffer, answered with 37 25 00. */
export const clearBuffer = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);

/**
 * What completes an image that was broken off: so many zero bytes as one band may lack, which
 * print white. A printer that waits for nothing ignores them.
 */
export const imageRest = new Uint8Array(bandBytesMax);

/** Parts what was left of a broken slip from the next one. */
export function cutOff(cutter: SlipOptions["cutter"]): Uint8Array {
  return joined([initialise, ...cut(cutter)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
