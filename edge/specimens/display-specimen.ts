import type { AsciiDisplayProfile, SegmentDisplayProfile } from "@motcua/device-profiles";
import { ht16k33 } from "../drivers/ht16k33.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import { createLedFrameReader } from "../drivers/read-led-frame.ts";
import { createHt16k33 } from "../simulated/firmata-board-ht16k33.ts";
import { litMatrix, litSegments } from "./lit-digits.ts";
import type { Specimen } from "./specimen.ts";

const label = "A042";

/** Sends a label as the driver does and reads it back as the display does. */
export function displaySpecimen(profile: AsciiDisplayProfile | SegmentDisplayProfile): Specimen {
  if (profile.driver === "led-ascii") return asciiSpecimen(profile.capabilities);
  const address = 0x70;
  const chip = createHt16k33({ address, ...profile.capabilities });
  const { init, encode } = ht16k33(profile.capabilities);
  const frame = encode(label);
  for (const bytes of [...init, frame]) chip.write([...bytes]);
  const { lit, segments } = chip.snapshot();
  return {
    told: [`one write of ${frame.length} bytes: ${hex(frame)}`, `read off the digits: ${lit}`],
    picture: { type: "svg", bytes: litSegments(segments) },
  };
}

function asciiSpecimen(capabilities: AsciiDisplayProfile["capabilities"]): Specimen {
  const frame = ledAscii(capabilities).encode({ address: 1, text: label });
  const [read] = createLedFrameReader(capabilities).read(frame);
  if (read === undefined || !read.sound) throw new Error("the display does not read its frame");
  return {
    told: [`the frame to unit 1: ${hex(frame)}`, `read off the digits: ${read.text}`],
    picture: { type: "svg", bytes: litMatrix(read.text) },
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
