import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keepFile } from "@motcua/broker/keep-file";
import { codeOf } from "@motcua/broker/log";
import { reader, sayFault } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";

const Coordinate = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" });

/** A key as receivers get it. Its id is its RFC 7638 thumbprint. */
export const PublicKey = Type.Object({
  kid: Coordinate,
  kty: Type.Literal("EC"),
  crv: Type.Literal("P-256"),
  x: Coordinate,
  y: Coordinate,
  alg: Type.Literal("ES256"),
  use: Type.Literal("sig"),
});
export type PublicKey = Static<typeof PublicKey>;

/** What the file holds, newest first. Only the newest has its secret: no other signs any more. */
const KeyFile = Type.Object({
  secret: Type.Object({ kid: Coordinate, d: Coordinate }),
  keys: Type.Array(PublicKey, { minItems: 1 }),
});
type KeyFile = Static<typeof KeyFile>;

const readKeyFile = reader(KeyFile);

/** The keys with which an office signs what it hands on. */
export interface SigningKeys {
  /** A detached JWS over these bytes, `header..signature`, by the newest key. */
  sign(payload: Uint8Array): Promise<string>;
  /** The newest key and those before it, for `/.well-known/jwks.json`. */
  published(): Promise<readonly PublicKey[]>;
  /** Makes a new key, with which everything is signed from now on; gives its id. */
  rotate(): Promise<string>;
}

type Signer = (payload: Uint8Array) => Promise<string>;

/** Keys that stay published: with one change a year, what was signed in this decade verifies. */
const keysMax = 10;

/**
 * The keys in `signing-keys.json` of a folder (mode 0600), made at the first need. The file is
 * looked at anew each time: a key that another process changes is in force at once.
 */
export function openSigningKeys(folder: string): SigningKeys {
  const path = join(folder, "signing-keys.json");
  let making: Promise<string> | undefined;
  let ready: { readonly text: string; readonly signer: Promise<Signer> } | undefined;

  const change = async (): Promise<string> => {
    const before = textAt(path);
    const made = await newKey(before === undefined ? [] : keysIn(before, path).keys);
    keepFile(path, `${JSON.stringify(made, null, 2)}\n`);
    return made.secret.kid;
  };
  const text = async (): Promise<string> => {
    const there = textAt(path);
    if (there !== undefined) return there;
    making ??= change().finally(() => {
      making = undefined;
    });
    await making;
    return readFileSync(path, "utf8");
  };
  return {
    sign: async (payload) => {
      const now = await text();
      if (ready?.text !== now) ready = { text: now, signer: signerOf(keysIn(now, path)) };
      return (await ready.signer)(payload);
    },
    published: async () => keysIn(await text(), path).keys,
    rotate: change,
  };
}

async function newKey(older: readonly PublicKey[]): Promise<KeyFile> {
  // Only an office that hands something on pays for loading it.
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import("jose");
  const pair = await generateKeyPair("ES256", { extractable: true });
  const { d, x, y } = await exportJWK(pair.privateKey);
  if (d === undefined || x === undefined || y === undefined) throw new Error("a key has no parts");
  const curve = { kty: "EC", crv: "P-256", x, y } as const;
  const kid = await calculateJwkThumbprint(curve);
  const published: PublicKey = { kid, ...curve, alg: "ES256", use: "sig" };
  return { secret: { kid, d }, keys: [published, ...older].slice(0, keysMax) };
}

async function signerOf({ secret, keys }: KeyFile): Promise<Signer> {
  const { FlattenedSign, importJWK } = await import("jose");
  const { kid } = secret;
  const key = await importJWK({ ...keys.find((one) => one.kid === kid), ...secret });
  return async (payload) => {
    const signing = new FlattenedSign(payload).setProtectedHeader({ alg: "ES256", kid });
    const { protected: header, signature } = await signing.sign(key);
    return `${header}..${signature}`;
  };
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** A damaged file is never replaced by itself: receivers would refuse the new key unasked. */
function keysIn(text: string, path: string): KeyFile {
  const read = readKeyFile(parsed(text));
  if (read.ok) return read.value;
  throw new Error(`${path} is damaged: ${read.faults.map(sayFault).join(" ")}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
