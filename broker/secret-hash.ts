import { pbkdf2Sync, timingSafeEqual } from "node:crypto";
import type { Chance } from "./ports.ts";

/**
 * Rounds and salt as `mosquitto_passwd` of Mosquitto 2 takes them. Few rounds are enough here: a
 * board's secret has 256 random bits, which no dictionary holds.
 */
const rounds = 101;
const saltBytes = 12;
const hashBytes = 64;

/** A secret as it is kept: `$7$<rounds>$<salt>$<PBKDF2 with SHA-512>`, Mosquitto's own form. */
export function hashSecret(secret: string, chance: Chance): string {
  const salt = Buffer.from(chance.bytes(saltBytes));
  const hash = pbkdf2Sync(secret, salt, rounds, hashBytes, "sha512");
  return `$7$${rounds}$${salt.toString("base64")}$${hash.toString("base64")}`;
}

/** Whether a secret is the one of this hash; takes the same time for each wrong one. */
export function secretFits(secret: string, hash: string): boolean {
  const [, kind, turns = "", salt = "", right = ""] = hash.split("$");
  if (kind !== "7" || !/^[1-9][0-9]{0,6}$/.test(turns)) return false;
  const expected = Buffer.from(right, "base64");
  const bytes = Buffer.from(salt, "base64");
  const given = pbkdf2Sync(secret, bytes, Number(turns), hashBytes, "sha512");
  return expected.length === given.length && timingSafeEqual(expected, given);
}
