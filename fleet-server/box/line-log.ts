import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** A program's log on disk; with the one before it, at most 16 MB on a board's card. */
const bytesMax = 8 * 1024 * 1024;

/** Appends lines to a file, which becomes `<file>.1` when it is full. */
export function openLineLog(path: string): (line: string) => void {
  mkdirSync(dirname(path), { recursive: true });
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    const text = `${line}\n`;
    if (size + text.length > bytesMax) {
      renameSync(path, `${path}.1`);
      size = 0;
    }
    appendFileSync(path, text);
    size += Buffer.byteLength(text);
  };
}
