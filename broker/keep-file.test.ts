import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keepFile } from "./keep-file.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-keep-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file is replaced whole, for its owner's eyes only, and leaves nothing beside it", () => {
  const path = join(folder, "secret.json");
  keepFile(path, "a long first text");
  keepFile(path, "second");
  expect(readFileSync(path, "utf8")).toBe("second");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["secret.json"]);
});

test("a folder that is not there is told by its path", () => {
  const path = join(folder, "none", "secret.json");
  expect(() => keepFile(path, "text")).toThrow(
    expect.objectContaining({ code: "ENOENT", path: `${path}.new` }),
  );
});
