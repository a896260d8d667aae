import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalClaim, localClaimEnding } from "@motcua/broker/contract";
import { reader } from "@motcua/device-profiles/document";
import { folderIn } from "../agent/credential.ts";

const read = reader(LocalClaim);

/**
 * The claim file that a server on this machine has written into the shared data folder; `undefined`
 * where there is none for this board, or none that can be read.
 */
export function findLocalClaim(dataDir: string, board: string | undefined): LocalClaim | undefined {
  const folder = folderIn(dataDir);
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith(localClaimEnding));
  const name =
    board === undefined ? names.at(0) : names.find((one) => one === `${board}${localClaimEnding}`);
  if (name === undefined) return undefined;
  try {
    const checked = read(JSON.parse(readFileSync(join(folder, name), "utf8")));
    return checked.ok ? checked.value : undefined;
  } catch {
    // The server writes it whole; a file that a person broke is written anew at its next start.
    return undefined;
  }
}
