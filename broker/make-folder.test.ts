import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

test("makes all that is missing, and is content with what is there", () => {
  const root = mkdtempSync(join(tmpdir(), "motcua-folder-"));
  const deep = join(root, "a", "b", "c");
  makeFolder(deep, 0o700);
  makeFolder(deep, 0o700);
  expect(statSync(deep).mode & 0o777).toBe(0o700);
  rmSync(root, { recursive: true });
});

test("a place that takes no folders is an error, not an endless wait", () => {
  expect(() => makeFolder("/proc/nope/data")).toThrow("ENOENT");
});

test("a file in place of a folder is an error", () => {
  const root = mkdtempSync(join(tmpdir(), "motcua-folder-"));
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file", "data"))).toThrow("ENOTDIR");
  rmSync(root, { recursive: true });
});
