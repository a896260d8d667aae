import { existsSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "../make-folder.ts";
import { codeOf } from "./faults.ts";
import type { Store } from "./store.ts";

/** What the log in front of the file may hold on disk between checkpoints, bytes. */
const walBytesMax = 4 * 1024 * 1024;

/**
 * Opens or makes a file whose last minute may be lost, for what must never slow or fill what
 * matters: a commit does not wait for the disk, and the file stops growing at `bytesMax`, where
 * writing throws SQLITE_FULL. A damaged file is put aside as `<path>.damaged`, and a new one is
 * begun. The caller sees to it that only one process has it open.
 */
export function openLooseStore(path: string, { bytesMax }: { readonly bytesMax: number }): Store {
  makeFolder(dirname(path));
  try {
    return opened(path, bytesMax);
  } catch (error) {
    if (!["SQLITE_CORRUPT", "SQLITE_NOTADB"].includes(codeOf(error) ?? "")) throw error;
    for (const suffix of ["", "-wal", "-shm"]) {
      if (existsSync(path + suffix)) renameSync(path + suffix, `${path}.damaged${suffix}`);
    }
    return opened(path, bytesMax);
  }
}

function opened(path: string, bytesMax: number): Store {
  const store = new Database(path);
  try {
    store.pragma("journal_mode = WAL");
    store.pragma("synchronous = NORMAL");
    store.pragma(`journal_size_limit = ${walBytesMax}`);
    const pageBytes = Number(store.pragma("page_size", { simple: true }));
    store.pragma(`max_page_count = ${Math.ceil(bytesMax / pageBytes)}`);
    store.prepare("SELECT count(*) FROM sqlite_schema").get();
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}
