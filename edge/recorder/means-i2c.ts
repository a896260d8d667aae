import { unnamedDigit } from "../drivers/unnamed-digit.ts";
import { keysDown, linesWithoutDigits } from "../drivers/unnamed-line.ts";
import type { KnownDevice } from "../known-device.ts";
import type { Meaning, Piece } from "./meaning.ts";
import { chipMeans } from "./means-firmata.ts";

/** One transfer on the board's own bus: the chip's address, then its bytes. */
export function i2cMeans({ direction, bytes }: Piece, devices: readonly KnownDevice[]): Meaning {
  const [address, ...data] = bytes;
  const on = devices.find(({ config }) => config.address === address);
  if (on === undefined) return null;
  const { name } = on.config;
  if (on.profile.driver === "pcf8574") {
    if (direction === "out")
      return { vi: `${name}: sẵn sàng đọc`, en: `${name}: ready to be read` };
    const { profile } = on;
    const { lines } = profile.capabilities;
    const named = profile.purpose === "call" ? linesWithoutDigits(lines) : lines;
    const down = keysDown(data[0] ?? 0xff, named);
    if (down.length === 0) return { vi: `${name}: không phím nào`, en: `${name}: all keys up` };
    const vi = down.map((key) => (key === unnamedDigit ? "số" : key));
    return { vi: `${name}: phím ${vi.join(" ")}`, en: `${name}: keys ${down.join(" ")}` };
  }
  if (on.profile.driver !== "ht16k33") return null;
  const said = direction === "out" ? chipMeans(data) : chipMeans([0, ...data]);
  return { vi: `${name}: ${said.vi}`, en: `${name}: ${said.en}` };
}
