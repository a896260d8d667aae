import type { BoardConfig } from "@motcua/broker/contract";
import { withoutDigits } from "../drivers/unnamed-digit.ts";
import { levelsWithoutDigits } from "../drivers/unnamed-line.ts";
import { type KnownDevice, knownDevice } from "../known-device.ts";

/** Of a PCF8574 whose address pins are all low (TI SCPS068). */
export const usualAddress = 0x20;

type Unname = (bytes: Uint8Array) => Uint8Array;

/** By port, what unnames the digits of the keypads at which people log in. */
export function codeKeypads(
  config: Pick<BoardConfig, "devices"> | undefined,
): ReadonlyMap<string, Unname> {
  const found = new Map<string, Unname>();
  for (const device of config?.devices ?? []) {
    const known = knownDevice(device);
    const unname = known && withoutCode(known);
    if (unname === undefined) continue;
    const { port } = device;
    const others = found.get(port);
    found.set(port, (bytes) => unname(others?.(bytes) ?? bytes));
  }
  return found;
}

/** The bytes that come from a keypad without the names of digits; undefined where none is a code. */
export function withoutCode({ config, profile }: KnownDevice): Unname | undefined {
  if (profile.kind !== "keypad" || profile.purpose !== "call") return undefined;
  if (profile.driver === "key-bytes") return withoutDigits(profile.capabilities);
  if (profile.driver !== "pcf8574") return undefined;
  const unnamed = levelsWithoutDigits(profile.capabilities.lines);
  const { address: own = usualAddress } = config;
  // A bus carries transfers, each with the chip's address before its bytes.
  return ([address = 0, ...levels]) =>
    Uint8Array.of(address, ...(address === own ? levels.map(unnamed) : levels));
}
