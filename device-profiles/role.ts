import type { KeypadProfile, Profile } from "./profile.ts";

/** What a device is to an office: its kind, and a keypad by its purpose. */
export type Role = Exclude<Profile["kind"], "keypad"> | `${KeypadProfile["purpose"]}-keypad`;

export function roleOf(profile: Profile): Role {
  return profile.kind === "keypad" ? `${profile.purpose}-keypad` : profile.kind;
}
