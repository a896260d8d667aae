import type { SegmentDisplayProfile } from "@motcua/device-profiles";
import { segmentBits } from "./segment-font.ts";

/** Holtek HT16K33 data sheet v1.10, "Command Summary". */
const oscillatorOn = 0x21;
const displayOnNoBlink = 0x81;
const dimming = 0xe0;
const ramStart = 0x00;
const ramBytes = 16;

/** One I²C write each. */
export interface Ht16k33 {
  /** Sent after every power-up: the chip comes up dark, with its oscillator off. */
  readonly init: readonly Uint8Array[];
  /** The whole picture in ONE write of 17 bytes, so that no half-changed number is ever seen. */
  readonly encode: (text: string) => Uint8Array;
}

/** Makes the encoder of one backpack. */
export function ht16k33(capabilities: SegmentDisplayProfile["capabilities"]): Ht16k33 {
  const { digits, segments, brightness } = capabilities;
  return {
    init: [[oscillatorOn], [displayOnNoBlink], [dimming | brightness]].map((bytes) =>
      Uint8Array.from(bytes),
    ),
    encode: (text) => {
      const frame = new Uint8Array(1 + ramBytes);
      frame[0] = ramStart;
      const characters = Array.from(text).slice(0, digits);
      for (const [digit, character] of characters.entries()) {
        const bits = segmentBits(character, segments);
        const at = 1 + 2 * ramRow({ digit, digits, segments });
        frame[at] = bits & 0xff;
        frame[at + 1] = bits >> 8;
      }
      return frame;
    },
  };
}

/**
 * The RAM row that drives a digit. Four-digit seven-segment clock displays have their colon on
 * row 2 (Adafruit 0.56" backpack, product 878); on all others digit n is row n.
 */
function ramRow(place: {
  readonly digit: number;
  readonly digits: number;
  readonly segments: 7 | 14;
}): number {
  const { digit, digits, segments } = place;
  return segments === 7 && digits === 4 && digit >= 2 ? digit + 1 : digit;
}
