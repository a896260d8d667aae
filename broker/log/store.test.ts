import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreFault, storageFault } from "./faults.ts";
import { openStore } from "./store.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "motcua-store-"));
  path = join(folder, "deep", "office.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

function faultOf(open: () => unknown): StoreFault {
  try {
    open();
  } catch (error) {
    if (error instanceof StoreFault) return error;
    throw error;
  }
  throw new Error("the store was opened");
}

/** Runs lines of TypeScript in a process of its own; `openStore` is there. */
function elsewhere(lines: string): string {
  const program = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, "store.ts"))};\n${lines}`;
  const file = join(folder, "elsewhere.ts");
  writeFileSync(file, program);
  const run = spawnSync(process.execPath, ["--conditions=source", "--import", "tsx", file], {
    encoding: "utf8",
  });
  return run.stdout + run.stderr;
}

test("a commit is on the disk when it returns", () => {
  const store = openStore(path);
  expect(store.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(store.pragma("synchronous", { simple: true })).toBe(2);
  expect(store.pragma("foreign_keys", { simple: true })).toBe(1);
  store.close();
});

test("a second process on the same data is turned away with what to do", () => {
  const store = openStore(path);
  const tried = elsewhere(
    `try { openStore(${JSON.stringify(path)}); } catch (e) { console.log(e.code, e.remedy.en); }`,
  );
  expect(tried.trim()).toBe("storage-in-use Stop the other process, or choose another DATA_DIR.");
  expect(faultOf(() => openStore(path)).code).toBe("storage-in-use");
  store.close();
  openStore(path).close();
});

test("a process that was killed leaves no lock behind", () => {
  elsewhere(
    `const store = openStore(${JSON.stringify(path)});
     store.exec("CREATE TABLE t (x); INSERT INTO t VALUES (42)");
     process.kill(process.pid, "SIGKILL");`,
  );
  const store = openStore(path);
  expect(store.prepare("SELECT x FROM t").pluck().get()).toBe(42);
  store.close();
});

test("tools may read the store while it is open", () => {
  const store = openStore(path);
  store.exec("CREATE TABLE t (x); INSERT INTO t VALUES (7)");
  const read = elsewhere(
    `import { createRequire } from "node:module";
     const Database = createRequire(${JSON.stringify(import.meta.filename)})("better-sqlite3");
     console.log(new Database(${JSON.stringify(path)}, { readonly: true }).prepare("SELECT x FROM t").pluck().get());`,
  );
  expect(read.trim()).toBe("7");
  store.close();
});

test("a damaged file is told apart from a missing one", () => {
  const store = openStore(path);
  store.exec("CREATE TABLE t (x TEXT); CREATE INDEX i ON t (x)");
  const insert = store.prepare("INSERT INTO t VALUES (?)");
  for (let n = 0; n < 2_000; n++) insert.run(`row ${n}`.repeat(8));
  store.close();
  const bytes = readFileSync(path);
  bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 4_096);
  writeFileSync(path, bytes);
  expect(faultOf(() => openStore(path)).code).toBe("storage-corrupt");
  writeFileSync(path, "this was never a database, whatever its name may say about it".repeat(20));
  expect(faultOf(() => openStore(path)).code).toBe("storage-corrupt");
});

test("a folder that cannot be one is refused in a sentence", () => {
  writeFileSync(join(folder, "deep"), "a file stands here");
  const fault = faultOf(() => openStore(path));
  expect(fault.code).toBe("storage-read-only");
  expect(fault.words.vi).toBe("Không ghi được vào thư mục dữ liệu");
  expect(fault.message).toContain(path);
});

test("a path that is a folder is refused in a sentence", () => {
  mkdirSync(path, { recursive: true });
  expect(faultOf(() => openStore(path)).code).toBe("storage-read-only");
});

test("a full disk is a refusal; the store goes on with what it has", () => {
  const store = openStore(path);
  store.exec("CREATE TABLE t (x TEXT)");
  store.pragma(`max_page_count = ${Number(store.pragma("page_count", { simple: true })) + 4}`);
  const insert = store.prepare("INSERT INTO t VALUES (?)");
  const write = () => insert.run("x".repeat(1_000));
  const refused = refusalOf(() => {
    for (let n = 0; n < 100; n++) write();
  });
  expect(storageFault(refused)).toBe("storage-full");
  expect(Number(store.prepare("SELECT count(*) FROM t").pluck().get())).toBeGreaterThan(0);
  store.pragma("query_only = ON");
  expect(storageFault(refusalOf(write))).toBe("storage-read-only");
  store.close();
});

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was refused");
}

test("a write error is fatal unless the whole file system takes no writes any more", () => {
  const store = openStore(path);
  const error = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_WRITE" });
  expect(storageFault(error)).toBeUndefined();
  expect(storageFault(error, store)).toBeUndefined();
  store.close();
});

test("only clean refusals are refusals", () => {
  const sqlite = (code: string) => Object.assign(new Error(code), { code });
  expect(storageFault(sqlite("SQLITE_READONLY"))).toBe("storage-read-only");
  expect(storageFault(sqlite("SQLITE_READONLY_DBMOVED"))).toBe("storage-read-only");
  expect(storageFault(sqlite("SQLITE_IOERR_FSYNC"))).toBeUndefined();
  expect(storageFault(sqlite("SQLITE_CORRUPT"))).toBeUndefined();
  expect(storageFault(new Error("anything"))).toBeUndefined();
  expect(storageFault("text")).toBeUndefined();
});
