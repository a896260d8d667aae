import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openLineLog } from "./line-log.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-log-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a log goes on where the last run ended", () => {
  const path = join(folder, "again", "server.log");
  openLineLog(path)("first run");
  openLineLog(path)("second run");
  expect(readFileSync(path, "utf8")).toBe("first run\nsecond run\n");
});

test("a full log is kept once, and the disk never holds more than two", () => {
  const path = join(folder, "edge.log");
  const log = openLineLog(path, 40);
  for (let line = 1; line <= 9; line++) log(`line ${line} of nine`);
  expect(readFileSync(`${path}.1`, "utf8")).toBe("line 7 of nine\nline 8 of nine\n");
  expect(readFileSync(path, "utf8")).toBe("line 9 of nine\n");
});

test("a line that the disk refuses is dropped, and the next one is tried", () => {
  const path = join(folder, "gone", "server.log");
  const log = openLineLog(path);
  rmSync(join(folder, "gone"), { recursive: true });
  expect(() => log("nowhere to write")).not.toThrow();
});

test("a log that can never be written is told at the start", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  expect(() => openLineLog(join(file, "server.log"))).toThrow(/EEXIST|ENOTDIR/);
});
