import { createPaperRoll, type PrintedSlip } from "./paper.ts";
import { readSlip, type SlipReading } from "./read-slip.ts";
import { createEngine } from "./ticket-printer-engine.ts";
import { createIntake } from "./ticket-printer-intake.ts";

/** One piece of paper: what stands on it, and whether it was cut off. */
export type RollReading = SlipReading & { readonly cut: boolean };

/** The paper that a printer with this width makes of these bytes, read slip by slip. */
export type Roll = {
  readonly slips: readonly RollReading[];
  /** Bytes that would have come out as letters: image data that lost its command. */
  readonly garbled: number;
};

/** Prints captured bytes on a fresh printer that needs no time; blank paper is left out. */
export function printRoll(
  bytes: Uint8Array,
  widthDots: number,
): { readonly slips: readonly PrintedSlip[]; readonly garbled: number } {
  const paper = createPaperRoll(widthDots, { slipsMax: Number.POSITIVE_INFINITY });
  const engine = createEngine({
    paper,
    widthDots,
    answer: () => undefined,
    paperByte: () => 0,
  });
  const intake = createIntake({
    stream: (byte) => void engine.eat(byte),
    realTime: () => undefined,
    obeysInsideImages: false,
  });
  for (const byte of bytes) intake.take(byte);
  const slips = paper.slips().filter(({ bits }) => bits.some((byte) => byte !== 0));
  return { slips, garbled: engine.garbled };
}

/** The same, and reads every slip, the one that still hangs on the roll last. */
export function readRoll(bytes: Uint8Array, widthDots = 576): Roll {
  const { slips, garbled } = printRoll(bytes, widthDots);
  return { slips: slips.map((slip) => ({ ...readSlip(slip), cut: slip.cut })), garbled };
}
