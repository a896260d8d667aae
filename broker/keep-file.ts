import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Puts a whole file in place: on the disk when it returns, and never half there, whatever happens
 * in between. Throws what the system says, e.g. ENOSPC.
 */
export function keepFile(path: string, text: string, mode = 0o600): void {
  const fresh = `${path}.new`;
  const file = openSync(fresh, "w", mode);
  try {
    // Unlike `writeSync`, which may end early on a disk that is nearly full and says so only by a number.
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
  // The name itself is on the disk only with its folder.
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
