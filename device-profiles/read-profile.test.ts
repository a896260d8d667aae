import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fault } from "./checked.ts";
import { readProfile } from "./read-profile.ts";

/** The faults of a shipped profile in which one piece of text is another. */
function faultsOf(id: string, from: string, to: string): readonly Fault[] {
  const text = readFileSync(join(import.meta.dirname, "models", `${id}.yaml`), "utf8");
  expect(text).toContain(from);
  const read = readProfile(text.replace(from, to), id);
  return read.ok ? [] : read.faults;
}

describe("a printer", () => {
  test("on a slow line is refused: a ticket as raster would take a quarter of a minute", () => {
    expect(faultsOf("escpos-80mm", "baud: 115200", "baud: 19200")).toEqual([
      {
        path: "serial/baud",
        line: 12,
        message: "is too slow for raster: at least 38400 baud",
        remedy: "Set the printer to 115200 baud, and write that here.",
      },
    ]);
    expect(faultsOf("escpos-80mm", "baud: 115200", "baud: 38400")).toEqual([]);
  });

  test("on a serial port needs its speed", () => {
    const line = "serial: { baud: 115200, shared: false }\n";
    expect(faultsOf("escpos-80mm", line, "")).toMatchObject([{ path: "serial" }]);
  });

  test.each([
    ["widthDots: 576", "widthDots: 570", "capabilities/widthDots"],
    ["proof: process-id", "proof: process-ids", "capabilities/proof"],
    ["cutter: partial", "cuter: partial", "capabilities/cuter"],
    ["revision: 1", "revision: 0", "revision"],
    ["driver: escpos", "driver: escpoz", "driver"],
    ["faults: [paper-out", "faults: [paper-outs", "simulator/faults/0"],
    ["id: escpos-80mm", "id: escpos-58mm", "id"],
  ])("with %s changed to %s is refused at %s", (from, to, path) => {
    expect(faultsOf("escpos-80mm", from, to).map((fault) => fault.path)).toContain(path);
  });
});

describe("a keypad", () => {
  const label = "    next: { vi: Gọi tiếp, en: Next }\n";

  test.each([
    ["keys-call", label, "", "capabilities/labels/next"],
    ["keys-call", '"4e": next', '"4e": nexte', "capabilities/press/4e"],
    ["keys-call", '"46": finish\n', '"46": next\n', "capabilities/press"],
    ["keys-kiosk-4", 'release: "00"', 'release: "41"', "capabilities/release"],
    ["keys-kiosk-4", '"44": D', '"44": C', "capabilities/labels/D"],
    ["keys-kiosk-4", '"44": D', '"44": next', "capabilities/press/44"],
    ["keys-rating-4", ', "31": "1"', "", "capabilities/press"],
    ["keys-rating-4", "vi: Hài lòng", 'vi: ""', "capabilities/labels/3/vi"],
    ["keys-rating-4", 'open: "4f"', "open: 4", "capabilities/lamp/open"],
  ])("%s with %s as %s is refused at %s", (id, from, to, path) => {
    expect(faultsOf(id, from, to).map((fault) => fault.path)).toContain(path);
  });

  test("says which key was meant", () => {
    expect(faultsOf("keys-call", '"4e": next', '"4e": nexte')).toContainEqual({
      path: "capabilities/press/4e",
      line: 18,
      message: '"nexte" is not a key of a call keypad',
      remedy: 'Did you mean "next"?',
    });
  });
});

describe("an ASCII display", () => {
  const frame = '"<STX>{address}{text}<ETX>{checksum}"';

  test.each([
    [frame, '"<STX>{text}<ETX>{checksum}"', "Write {address} exactly once."],
    [frame, '"<STX>{address}{text}<ETX>"', "Write {checksum} exactly once."],
    [frame, '"<STX>{address}{txt}<ETX>{checksum}"', 'Did you mean "text"?'],
    [frame, '"<STY>{address}{text}<ETX>{checksum}"', 'Did you mean "STX"?'],
    ["accept: ACK", "accept: ACKK", 'Did you mean "ACK"?'],
    ["checksum: xor", "checksum: none", "Remove {checksum}."],
    ["shared: true", "shared: false", "Remove {address}."],
  ])("with %s as %s is refused: %s", (from, to, remedy) => {
    expect(faultsOf("led-rs485-ascii", from, to).map((fault) => fault.remedy)).toContain(remedy);
  });
});

test("a device without a serial port has no speed", () => {
  const faults = faultsOf(
    "touch-page",
    "ports: [page]",
    "ports: [page]\nserial: { baud: 9600, shared: false }",
  );
  expect(faults).toMatchObject([{ path: "serial", line: 13 }]);
});
