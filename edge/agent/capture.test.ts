import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { captureInto } from "./capture.ts";

test("bytes that the disk refuses are captured no more, and that is told once", () => {
  const folder = mkdtempSync(join(tmpdir(), "motcua-capture-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "led1.out.bin"));
  const told: unknown[] = [];
  const tap = captureInto(folder, { warn: (_: unknown, text?: string) => void told.push(text) });
  tap("led1", "in", Uint8Array.of(0x41));
  tap("led1", "out", Uint8Array.of(0x06));
  tap("led1", "in", Uint8Array.of(0x42));
  expect(readFileSync(join(folder, "led1.bin"), "latin1")).toBe("A");
  expect(told).toEqual(["the bytes of devices are captured no more"]);
});
