import { fdatasyncSync, fsyncSync, openSync, writeSync } from "node:fs";

const fileBytes = 16 * 1_024 * 1_024;
const recordBytes = 200;

/** A file written beforehand, so that a sync writes one record and no metadata. */
export function openSyncFile(path: string): { sync(): void } {
  const file = openSync(path, "w");
  writeSync(file, Buffer.alloc(fileBytes));
  fsyncSync(file);
  const record = Buffer.alloc(recordBytes, 1);
  let at = 0;
  return {
    sync: () => {
      writeSync(file, record, 0, recordBytes, at);
      at = (at + recordBytes) % (fileBytes - recordBytes);
      fdatasyncSync(file);
    },
  };
}
