import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openLooseStore } from "./loose-store.ts";

let path: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "loose-"));
  path = join(folder, "telemetry.db");
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test("a damaged file is put aside, and a new one is begun", () => {
  writeFileSync(path, "this is no database, and never was one".repeat(100));
  const store = openLooseStore(path, { bytesMax: 1_000_000 });
  store.exec("CREATE TABLE t (a INTEGER) STRICT");
  store.close();
  expect(existsSync(`${path}.damaged`)).toBe(true);
});

test("the file stops growing at its limit, and what is in it stays readable", () => {
  const store = openLooseStore(path, { bytesMax: 100_000 });
  store.exec("CREATE TABLE t (a TEXT) STRICT");
  const insert = store.prepare("INSERT INTO t VALUES (?)");
  const fill = () => {
    for (let n = 0; n < 1_000; n += 1) insert.run("x".repeat(1_000));
  };
  expect(fill).toThrow(expect.objectContaining({ code: "SQLITE_FULL" }));
  const { n } = store.prepare<[], { n: number }>("SELECT count(*) AS n FROM t").get() ?? { n: 0 };
  expect(n).toBeGreaterThan(50);
  expect(n).toBeLessThan(100);
  store.close();
});
