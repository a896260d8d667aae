import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { thisMachine } from "./hardware.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-hardware-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a machine keeps its key, and tells serial and model as its system does", () => {
  const dataDir = join(folder, "pi");
  const files: Record<string, string> = {
    "/proc/device-tree/serial-number": "10000000a1b2c3d4\0",
    "/proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.5\0",
  };
  const first = thisMachine(dataDir, seededChance(1), (path) => files[path]);
  expect(first).toMatchObject({
    serial: expect.stringMatching(/^10000000a1b2c3d4-[0-9a-f]{8}$/),
    model: "Raspberry Pi 4 Model B Rev 1.5",
  });
  expect(statSync(join(dataDir, "hardware.key")).mode & 0o777).toBe(0o600);
  expect(thisMachine(dataDir, seededChance(2), (path) => files[path])).toEqual(first);
});

test("a machine that tells nothing of itself is known by its key", () => {
  const silent = thisMachine(join(folder, "vm"), seededChance(3), () => undefined);
  expect(silent).toMatchObject({
    serial: expect.stringMatching(/^key-[0-9a-f]{8}$/),
    model: "Linux",
  });
});
