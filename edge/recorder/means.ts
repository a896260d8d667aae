import type { KnownDevice } from "../known-device.ts";
import type { Meaning, Piece } from "./meaning.ts";
import { escposMeans } from "./means-escpos.ts";
import { firmataMeans } from "./means-firmata.ts";
import { i2cMeans } from "./means-i2c.ts";
import { keyMeans } from "./means-keys.ts";
import { ledMeans } from "./means-led.ts";
import { speakerMeans } from "./means-speaker.ts";

/**
 * Reads a piece as the driver of the devices on its line does. `asked` is the last piece that went
 * out before it: an answer may not say to what.
 */
export function means(
  piece: Piece,
  on: { readonly devices: readonly KnownDevice[]; readonly asked: Uint8Array | undefined },
): Meaning {
  const [first] = on.devices;
  if (first === undefined) return null;
  if (first.config.port.startsWith("firmata:")) return firmataMeans(piece);
  if (first.config.port.startsWith("i2c:")) return i2cMeans(piece, on.devices);
  const { profile } = first;
  switch (profile.driver) {
    case "escpos":
      return escposMeans(piece, on.asked);
    case "led-ascii":
      return ledMeans(piece, profile.capabilities);
    case "key-bytes":
      return keyMeans(piece, profile.capabilities);
    case "voice":
      return speakerMeans(piece);
    // On a board's own pins, or on no line at all.
    case "ht16k33":
    case "pcf8574":
    case "gpio-keys":
    case "gpio-switch":
    case "page":
    case "rating-page":
      return null;
  }
}
