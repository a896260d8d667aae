import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@motcua/broker/log";
import { expect, test } from "vitest";
import { openDeviceTests } from "./device-tests.ts";

test("a person's word is kept over a power cut, and the last one counts", () => {
  const path = join(mkdtempSync(join(tmpdir(), "tests-")), "office.db");
  const said = { board: "box-1", device: "printer1", act: "act:1", atMs: 1_000 };
  const before = openStore(path);
  openDeviceTests(before).confirm({ ...said, passed: true });
  before.close();
  const store = openStore(path);
  const tests = openDeviceTests(store);
  expect(tests.last("box-1", "printer1")).toMatchObject({ passed: true, atMs: 1_000 });
  tests.confirm({ ...said, act: "act:2", passed: false, atMs: 2_000 });
  expect(tests.last("box-1", "printer1")).toMatchObject({ passed: false, atMs: 2_000 });
  expect(tests.last("box-1", "led1")).toBeUndefined();
  store.close();
});
