import type { KnownDevice } from "../known-device.ts";
import { joinWords, type Meaning, type Piece } from "./meaning.ts";
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
    const down = keysDown(data[0] ?? 0xff, on.profile.capabilities.lines);
    return joinWords(
      down.length === 0
        ? [{ vi: `${name}: không phím nào`, en: `${name}: all keys up` }]
        : [{ vi: `${name}: phím ${down.join(" ")}`, en: `${name}: keys ${down.join(" ")}` }],
    );
  }
  if (on.profile.driver !== "ht16k33") return null;
  const said = direction === "out" ? chipMeans(data) : chipMeans([0, ...data]);
  return { vi: `${name}: ${said.vi}`, en: `${name}: ${said.en}` };
}

/** A pressed key pulls its line to ground. */
function keysDown(levels: number, lines: Readonly<Record<string, string>>): string[] {
  const down = Object.entries(lines).filter(([line]) => ((levels >> Number(line)) & 1) === 0);
  return down.map(([, key]) => key);
}
