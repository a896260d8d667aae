import { appendFileSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "@motcua/broker/make-folder";

/** A program's log on disk; with the one before it, at most 16 MB on a board's card. */
const bytesMax = 8 * 1024 * 1024;

/**
 * Appends lines to a file, which becomes `<file>.1` when it is full. Throws where the file cannot
 * be made; a line that a full or dying disk refuses later is dropped, for an office must not stop
 * for its log.
 */
export function openLineLog(path: string, max = bytesMax): (line: string) => void {
  makeFolder(dirname(path));
  appendFileSync(path, "");
  let bytes = statSync(path).size;
  return (line) => {
    const text = Buffer.from(`${line}\n`);
    try {
      if (bytes + text.length > max) {
        renameSync(path, `${path}.1`);
        bytes = 0;
      }
      appendFileSync(path, text);
      bytes += text.length;
    } catch {
      // Nobody is left to tell but the console, and the program itself meets the same disk.
    }
  };
}
