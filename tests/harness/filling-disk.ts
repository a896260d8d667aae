import type { Store } from "@motcua/broker/log";
import Database from "better-sqlite3";

/** A disk that is full, or has room again, as a test wants it. */
export type FillingDisk = { full: boolean };

/**
 * From now on the store's writes meet this disk; call it before anything prepares a statement. What
 * SQLite says of a full disk depends on what the file's pages still hold: here it says so at once.
 */
export function fillingDisk(store: Store): FillingDisk {
  const disk: FillingDisk = { full: false };
  const meet = () => {
    if (disk.full) throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
  };
  const prepare = store.prepare.bind(store);
  const exec = store.exec.bind(store);
  const guarded = (sql: string) => {
    const statement = prepare(sql);
    if (statement.readonly) return statement;
    for (const act of ["run", "get", "all"] as const) {
      const plain = statement[act].bind(statement);
      Object.assign(statement, {
        [act]: (...parameters: unknown[]) => {
          meet();
          return plain(...parameters);
        },
      });
    }
    return statement;
  };
  Object.assign(store, {
    prepare: guarded,
    exec: (sql: string) => {
      // A table that is there already is not made again.
      if (sql.includes("INSERT")) meet();
      return exec(sql);
    },
  });
  return disk;
}
