import { afterEach, describe, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";
import type { PrintNote } from "./print-job-store.ts";
import type { NoteEnd } from "./print-report.ts";

let shop: PrintShop;
const open = async (profile?: string) => {
  shop = await openPrintShop(profile);
};
afterEach(() => shop.close());

const noteOf = (cmd: string, ttlMs = 15_000): PrintNote => ({
  ...{ cmd, ttlMs, name: "print-note", device: "printer1" },
  note: {
    title: { vi: "Mã nhận thiết bị", en: "Claim code" },
    lines: [],
    code: "A042-7K9P-3M",
    qr: `motcua:${cmd}`,
  },
});

/** Moves time until the note has ended. */
async function ended(promise: Promise<NoteEnd>): Promise<NoteEnd> {
  let end: NoteEnd | undefined;
  void promise.then((one) => {
    end = one;
  });
  for (let step = 0; end === undefined; step += 1) {
    if (step > 300) throw new Error("the note did not end within 30 s");
    await shop.clock.advance(100);
  }
  return end;
}

const onPaper = () => shop.read().map(({ label, link }) => label ?? link);

describe("a note", () => {
  test.each([
    ["escpos-80mm", { end: "printed", proved: true }],
    ["escpos-80mm-stream", { end: "printed", proved: true }],
    ["escpos-80mm-blind", { end: "printed", proved: false }],
  ])("is printed, and proved as far as %s can", async (profile, end) => {
    await open(profile);
    expect(await ended(shop.printer.printNote(noteOf("a")))).toEqual(end);
    expect(onPaper()).toEqual(["motcua:a"]);
    expect(shop.facts).toEqual([]);
  });

  test("stands in the queue of tickets and never mixes with one", async () => {
    await open();
    shop.print("C042");
    const note = shop.printer.printNote(noteOf("a"));
    shop.print("A108");
    expect(await ended(note)).toEqual({ end: "printed", proved: true });
    expect(await shop.untilFacts(2)).toEqual([
      "C042 printed by process-id",
      "A108 printed by process-id",
    ]);
    expect(onPaper()).toEqual(["C042", "motcua:a", "A108"]);
  });

  test("fails with the printer's own reason", async () => {
    await open();
    shop.paper.setFault("paper-out", true);
    await shop.clock.advance(2_500);
    expect(await ended(shop.printer.printNote(noteOf("a")))).toEqual({
      end: "failed",
      code: "paper-out",
    });
  });

  test("is not believed to be printed when the printer goes silent", async () => {
    await open();
    await shop.clock.advance(500);
    const note = shop.printer.printNote(noteOf("a"));
    await shop.clock.advance(100);
    shop.paper.setFault("mute", true);
    expect(await ended(note)).toEqual({ end: "failed", code: "no-reply" });
  });

  test("that waited too long behind a slip is not printed any more", async () => {
    await open();
    shop.print("C042");
    expect(await ended(shop.printer.printNote(noteOf("a", 500)))).toEqual({ end: "expired" });
    expect(onPaper()).toEqual(["C042"]);
  });

  test("that a power cut tore leaves the next ticket whole, and is no fact", async () => {
    await open();
    shop.atCrashPoint = (name) => {
      if (name !== "mid-raster") return;
      shop.atCrashPoint = () => undefined;
      void shop.killAndRestart();
    };
    void shop.printer.printNote(noteOf("a"));
    await shop.clock.advance(3_000);
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 printed by process-id"]);
    expect(await ended(shop.printer.printNote(noteOf("a")))).toEqual({
      end: "failed",
      code: "interrupted",
    });
    expect(onPaper().filter((one) => one === "C042")).toEqual(["C042"]);
  });
});
