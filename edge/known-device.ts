import type { DeviceConfig } from "@motcua/broker/contract";
import { findProfile, type Profile } from "@motcua/device-profiles";

/** A device as it is configured, with its profile. */
export type KnownDevice = { readonly config: DeviceConfig; readonly profile: Profile };

/** A device with its profile, or undefined where this release has no such profile. */
export function knownDevice(config: DeviceConfig): KnownDevice | undefined {
  const profile = findProfile(config.profile);
  return profile && { config, profile };
}
