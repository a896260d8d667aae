import { createHash, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Chance } from "@motcua/broker/ports";

/**
 * A claim code has 45 bits, which a stolen database would give away within hours under a plain hash.
 * scrypt at these costs (RFC 7914; 16 MiB a guess) makes that centuries, and takes one try some
 * 50 ms beside the main thread.
 */
const cost = { N: 2 ** 14, r: 8, p: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

const derive = promisify(
  (code: string, salt: Buffer, done: (error: Error | null, hash: Buffer) => void) =>
    scrypt(code, salt, hashBytes, cost, done),
);

/** A code as it is kept. */
export type CodeHash = { readonly salt: string; readonly hash: string };

export async function hashCode(code: string, chance: Chance): Promise<CodeHash> {
  const salt = Buffer.from(chance.bytes(saltBytes));
  const hash = await derive(code, salt);
  return { salt: salt.toString("base64"), hash: hash.toString("base64") };
}

/** Whether a code is the one that was kept. */
export async function codeFits(code: string, kept: CodeHash): Promise<boolean> {
  const hash = await derive(code, Buffer.from(kept.salt, "base64"));
  return timingSafeEqual(hash, Buffer.from(kept.hash, "base64"));
}

/** What is kept of a machine's key of 256 random bits: enough to know it again. */
export function keyHash(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
