import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realChance } from "@motcua/broker/real-ports";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCredentials } from "./credentials.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "motcua-credentials-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openCredentials(join(folder, "credentials"), realChance());

test("each user has a secret of 256 bits from its first use, and keeps it", () => {
  const first = open().secretOf("box-26734");
  expect(Buffer.from(first, "base64url")).toHaveLength(32);
  expect(open().secretOf("box-26734")).toBe(first);
  expect(open().secretOf("fleet-server")).not.toBe(first);
});

test("only the right secret of a known user is let in", () => {
  const credentials = open();
  const secret = credentials.secretOf("box-26734");
  expect(credentials.check("box-26734", secret)).toBe(true);
  expect(credentials.check("box-26734", `${secret}x`)).toBe(false);
  expect(credentials.check("box-26734", "")).toBe(false);
  expect(credentials.check("c3-26734", secret)).toBe(false);
  expect(credentials.check("../credentials/box-26734", secret)).toBe(false);
});

test("what a board is handed is for its owner's eyes only", () => {
  const credentials = open();
  credentials.hand("box-26734", { office: "o26734", url: "mqtt://127.0.0.1:8483" });
  const path = join(folder, "credentials", "box-26734.json");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
    office: "o26734",
    board: "box-26734",
    url: "mqtt://127.0.0.1:8483",
    secret: credentials.secretOf("box-26734"),
  });
});
