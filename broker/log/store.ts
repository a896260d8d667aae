import { dirname } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "../make-folder.ts";
import { codeOf, StoreFault, type StoreFaultCode } from "./faults.ts";

/** One SQLite file with everything that one process must not lose. */
export type Store = Database.Database;

/** Readers of a backup or a technician's shell may hold the file for a moment, ms. */
const busyTimeoutMs = 5_000;

/**
 * Opens or makes the file at `path`, checked and set so that a commit is on the disk when it
 * returns. Only one process may have it open: the second gets `storage-in-use`.
 * Closing the store gives the file free.
 *
 * @throws StoreFault
 */
export function openStore(path: string): Store {
  const lock = lockOf(path);
  try {
    const store = checked(path);
    const close = store.close.bind(store);
    store.close = () => {
      close();
      lock.close();
      return store;
    };
    return store;
  } catch (error) {
    lock.close();
    throw faultOf(error, path);
  }
}

/**
 * A second database beside the store, held in an exclusive transaction. The kernel drops its
 * lock with the process, however that ends, so nothing stale is ever left; and the store itself
 * stays readable for backups and tools.
 */
function lockOf(path: string): Store {
  let lock: Store | undefined;
  try {
    makeFolder(dirname(path));
    lock = new Database(`${path}.lock`, { timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    if (codeOf(error) === "SQLITE_BUSY") throw new StoreFault("storage-in-use", path, error);
    throw faultOf(error, path);
  }
}

function checked(path: string): Store {
  const store = new Database(path, { timeout: busyTimeoutMs });
  try {
    store.pragma("journal_mode = WAL");
    // NORMAL lost the last seconds of acknowledged rows in every measured power cut; FULL none.
    store.pragma("synchronous = FULL");
    store.pragma("foreign_keys = ON");
    const kept =
      store.pragma("journal_mode", { simple: true }) === "wal" &&
      store.pragma("synchronous", { simple: true }) === 2;
    if (!kept) throw new StoreFault("storage-unsafe", path);
    const sound = store.pragma("quick_check(1)", { simple: true });
    if (sound !== "ok") throw new StoreFault("storage-corrupt", path, sound);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

function faultOf(error: unknown, path: string): unknown {
  if (error instanceof StoreFault) return error;
  const code = openFaults[codeOf(error) ?? ""];
  return code === undefined ? error : new StoreFault(code, path, error);
}

/** What SQLite and the file system say when a data folder cannot be used. */
const openFaults: Readonly<Record<string, StoreFaultCode>> = {
  EACCES: "storage-read-only",
  EPERM: "storage-read-only",
  EROFS: "storage-read-only",
  ENOTDIR: "storage-read-only",
  EEXIST: "storage-read-only",
  ENOSPC: "storage-full",
  SQLITE_CANTOPEN: "storage-read-only",
  SQLITE_READONLY: "storage-read-only",
  SQLITE_READONLY_DIRECTORY: "storage-read-only",
  SQLITE_FULL: "storage-full",
  SQLITE_CORRUPT: "storage-corrupt",
  SQLITE_NOTADB: "storage-corrupt",
};
