import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BoardName, OfficeCode } from "@motcua/broker/contract";
import { reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";

/** With what a board connects: who it is, where the broker is, and its secret. */
export const Credential = Type.Object({
  office: OfficeCode,
  board: BoardName,
  url: Type.String({ pattern: "^mqtts?://" }),
  secret: Type.String({ minLength: 16 }),
});
export type Credential = Static<typeof Credential>;

const read = reader(Credential);

/** A credential that a person must see to. */
export class CredentialFault extends Error {
  override readonly name = "CredentialFault";
}

/**
 * Finds the board's credential: the named file, or the one that a server on this machine wrote
 * into the shared data folder. `undefined` while there is none yet: the server may be starting.
 * Throws a CredentialFault for a file that is wrong and for a choice that only a person can make.
 */
export function findCredential(where: {
  readonly file: string | undefined;
  readonly dataDir: string;
  readonly board: string | undefined;
}): Credential | undefined {
  const path = where.file ?? handedOut(join(where.dataDir, "credentials"), where.board);
  if (path === undefined || !existsSync(path)) return undefined;
  const checked = read(parse(path));
  if (checked.ok) return checked.value;
  const faults = checked.faults.map((fault) => `${fault.path} ${fault.message}. ${fault.remedy}`);
  throw new CredentialFault(`The credential ${path} is not valid: ${faults.join(" ")}`);
}

function handedOut(folder: string, board: string | undefined): string | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  if (board !== undefined)
    return files.includes(`${board}.json`) ? join(folder, `${board}.json`) : undefined;
  if (files.length > 1) {
    const names = files.map((name) => name.slice(0, -".json".length)).join(", ");
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
