import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardConfig, Note } from "@motcua/broker/contract";
import { expect, onTestFinished, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { openPrintShop } from "../../tests/harness/print-shop.ts";
import { openRecording } from "../replay/recording.ts";
import { openRecorder } from "./recorder.ts";

const port = "sim:printer1";
const config: BoardConfig = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  ...{ board: "box-26734", serverUrl: "http://127.0.0.1:8480" },
  ...{ services: [], classes: [], counters: [] },
  devices: [{ name: "printer1", profile: "escpos-80mm", port }],
};
const silent = () => undefined;

/** Prints a note on a recorded line; resolves to what the recorder has of the way out. */
async function recorded(note: Note) {
  const folder = mkdtempSync(join(tmpdir(), "motcua-recorder-"));
  const recorder = openRecorder({
    ...{ folder, office: "o26734", board: "box-26734", fw: "0.1.0", clock: fakeClock(0) },
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  recorder.configure({ rev: 1, config });
  const shop = await openPrintShop("escpos-80mm", undefined, (open) => recorder.tap(port, open));
  onTestFinished(async () => {
    await shop.close();
    await recorder.stop();
    rmSync(folder, { recursive: true });
  });
  const command = {
    cmd: "a",
    ttlMs: 15_000,
    name: "print-note",
    device: "printer1",
    note,
  } as const;
  const ends: unknown[] = [];
  void shop.printer.printNote(command).then((end) => ends.push(end));
  for (let step = 0; ends.length === 0 && step < 300; step += 1) await shop.clock.advance(100);
  const parts: Uint8Array[] = [];
  for await (const part of (await recorder.file()).read()) parts.push(part);
  const entries = [...openRecording(Buffer.concat(parts)).moments(0)].map(({ entry }) => entry);
  const carried = entries.flatMap((entry) =>
    "line" in entry && "out" in entry ? [Buffer.from(entry.out, "base64")] : [],
  );
  return {
    onPaper: shop.read().map(({ link }) => link),
    /** Bytes of images: GS v 0 begins each band. */
    imageBytes: carried
      .filter((bytes) => bytes.includes("\x1dv0", 0, "latin1"))
      .reduce((sum, { length }) => sum + length, 0),
    hasCut: carried.some((bytes) => bytes.includes("\x1dVB", 0, "latin1")),
    withheld: entries.reduce((sum, entry) => sum + ("withheld" in entry ? entry.withheld : 0), 0),
    said: recorder.recent("printer1").map(({ hex, means }) => [hex, means?.en]),
  };
}

const note: Note = {
  title: { vi: "Nhận thiết bị", en: "Claim a device" },
  lines: [],
  code: "A0427-K9P3M",
  qr: "http://127.0.0.1:8480/claim/c3-26734#A0427K9P3M",
};

test("the picture of a claim code is on paper, and not in the recording or on a page", async () => {
  const { onPaper, imageBytes, withheld, hasCut, said } = await recorded(note);
  expect(onPaper).toEqual([note.qr]);
  expect([imageBytes, hasCut]).toEqual([0, true]);
  expect(withheld).toBeGreaterThan(1_000);
  expect(said).toContainEqual(["", "a secret, not recorded"]);
});

test("a test print without a code is recorded whole", async () => {
  const { imageBytes, withheld } = await recorded({ ...note, code: null });
  expect(imageBytes).toBeGreaterThan(1_000);
  expect(withheld).toBe(0);
});
