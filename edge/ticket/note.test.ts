import { createHash } from "node:crypto";
import type { Note } from "@motcua/broker/contract";
import { describe, expect, test } from "vitest";
import { testNote } from "../agent/acts/test-note.ts";
import { readSlip } from "../simulated/read-slip.ts";
import { createSlipPainter } from "./raster.ts";

const claim: Note = {
  title: { vi: "Mã nhận thiết bị", en: "Claim code" },
  lines: [{ vi: "Vị trí: c3-26734", en: "Position: c3-26734" }],
  code: "A042-7K9P-3M",
  qr: "http://127.0.0.1:8480/claim/c3-26734#A0427K9P3M",
};
const specimen = testNote(
  { name: "printer1", profile: "escpos-80mm", port: "serial:/dev/serial/by-id/usb-EPSON_TM-if00" },
  {
    board: "box-26734",
    serverUrl: "http://127.0.0.1:8480",
    wallMs: Date.parse("2026-11-24T03:12:00Z"),
  },
);

const paper = {
  "80 mm": { widthDots: 576, dotsPerMm: 8 },
  "58 mm": { widthDots: 384, dotsPerMm: 8 },
} as const;

describe.each(Object.entries(paper))("a note on %s paper", (_, size) => {
  test.each([
    ["a claim code", claim],
    ["a test", specimen],
    ["a code like a number", { ...claim, code: "A042", qr: null }],
  ])("is read as no queue number: %s", async (_name, note) => {
    const read = readSlip(await createSlipPainter(size).paintNote(note));
    expect(read).toMatchObject({ label: undefined, link: note.qr ?? undefined, whole: false });
  });
});

test("a test prints every letter of Vietnamese, what it hangs on and when", () => {
  const [small = "", capital = "", device, port, time] = specimen.lines.map(({ vi }) => vi);
  const letters = new Set(Array.from(small + capital).filter((letter) => letter > "\u007f"));
  expect(letters.size).toBe(134);
  expect([device, port, time]).toEqual([
    "box-26734 · printer1 · escpos-80mm",
    "serial:/dev/serial/by-id/usb-EPSON_TM-if00",
    "24/11/2026 10:12",
  ]);
});

// A change of these is a change of every note that is printed: look at both before taking them over.
test.each([
  ["a claim code", claim, 724, "c75605e8a1025a72"],
  ["a test", specimen, 942, "5a8a1ffc6bc07e7a"],
])("%s looks as it did", async (_, note, heightDots, sha256) => {
  const bitmap = await createSlipPainter(paper["80 mm"]).paintNote(note);
  expect(bitmap.heightDots).toBe(heightDots);
  expect(createHash("sha256").update(bitmap.bits).digest("hex").slice(0, 16)).toBe(sha256);
});
