import type { BoardConfig } from "@motcua/broker/contract";
import { withoutDigits } from "../drivers/unnamed-digit.ts";
import { knownDevice } from "../known-device.ts";

/** By port, what unnames the digits of the keypads at which people log in. */
export function codeKeypads(
  config: Pick<BoardConfig, "devices"> | undefined,
): ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> {
  const found = new Map<string, (bytes: Uint8Array) => Uint8Array>();
  for (const device of config?.devices ?? []) {
    const profile = knownDevice(device)?.profile;
    if (profile?.driver !== "key-bytes" || profile.purpose !== "call") continue;
    found.set(device.port, withoutDigits(profile.capabilities));
  }
  return found;
}
