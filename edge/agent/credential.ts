import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BoardName, Credential } from "@motcua/broker/contract";
import { keepFile } from "@motcua/broker/keep-file";
import { makeFolder } from "@motcua/broker/make-folder";
import { reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";

/** A credential as the board keeps it. */
const KeptCredential = Type.Object({
  ...Credential.properties,
  /** `claimDigest` of the claim that brought it, so that the same claim is not handed in again. */
  claim: Type.Optional(Type.String()),
});
export type KeptCredential = Static<typeof KeptCredential>;

const read = reader(KeptCredential);

/** A credential that a person must see to. */
export class CredentialFault extends Error {
  override readonly name = "CredentialFault";
}

/**
 * Finds the board's credential: the named file, or the one in its data folder. `undefined` while
 * there is none yet. Throws a CredentialFault for a file that is wrong and for a choice that only a
 * person can make.
 */
export function findCredential(where: {
  readonly file: string | undefined;
  readonly dataDir: string;
  readonly board: string | undefined;
}): KeptCredential | undefined {
  const path = where.file ?? keptIn(folderIn(where.dataDir), where.board);
  if (path === undefined || !existsSync(path)) return undefined;
  const checked = read(parse(path));
  if (checked.ok) return checked.value;
  const faults = checked.faults.map((fault) => `${fault.path} ${fault.message}. ${fault.remedy}`);
  throw new CredentialFault(`The credential ${path} is not valid: ${faults.join(" ")}`);
}

/** Keeps a credential in the data folder: on the disk when it returns, for its owner's eyes only. */
export function keepCredential(dataDir: string, credential: KeptCredential): void {
  const folder = folderIn(dataDir);
  makeFolder(folder, 0o700);
  const path = join(folder, `${credential.board}${ending}`);
  keepFile(path, `${JSON.stringify(credential, null, 2)}\n`);
}

/** Forgets a position that this machine has no more, and none is found of it. */
export function dropCredential(dataDir: string, board: BoardName): void {
  rmSync(join(folderIn(dataDir), `${board}${ending}`), { force: true });
}

/** Knows a claim again, without keeping its code. */
export function claimDigest(claim: { readonly board: BoardName; readonly code: string }): string {
  return createHash("sha256").update(`${claim.board}/${claim.code}`).digest("base64url");
}

/** Where credentials and the claim file of a server on this machine lie. */
export function folderIn(dataDir: string): string {
  return join(dataDir, "credentials");
}

const ending = ".json";

function keptIn(folder: string, board: string | undefined): string | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (board !== undefined)
    return files.includes(`${board}${ending}`) ? join(folder, `${board}${ending}`) : undefined;
  if (files.length > 1) {
    const names = files.map((name) => name.slice(0, -ending.length)).join(", ");
    throw new CredentialFault(`Several boards are known here (${names}): say which with BOARD.`);
  }
  const [only] = files;
  return only === undefined ? undefined : join(folder, only);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
