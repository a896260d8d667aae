import { afterEach, describe, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";
import { printCommand } from "../../tests/harness/slips.ts";
import type { PrintNote } from "./print-job-store.ts";

let shop: PrintShop;
const open = async () => {
  shop = await openPrintShop();
};
afterEach(() => shop.close());

const inAnImage = 9;

const onPaper = () => shop.read().map(({ label }) => label);
/** The disk fills before the result of a slip that is being printed can be stored. */
const fillsInMidSlip = async () => {
  await open();
  shop.atCrashPoint = (name) => {
    if (name === "after-cut") shop.filling.full = true;
  };
  shop.print("C042");
  await shop.clock.advance(5_000);
  shop.atCrashPoint = () => undefined;
};

describe("a full disk", () => {
  test("holds up the report of a printed slip, which comes once there is room", async () => {
    await fillsInMidSlip();
    expect(onPaper()).toEqual(["C042"]);
    expect([shop.facts, shop.ends]).toEqual([[], ["C042 printed by process-id"]]);
    expect(shop.diskFault()).toBe("storage-full");
    shop.filling.full = false;
    await shop.clock.advance(2_000);
    expect(shop.facts).toEqual(["C042 printed by process-id"]);
    expect(shop.diskFault()).toBeUndefined();
  });

  test("lets no slip begin: what is told meanwhile fails, is reported later, and is not printed", async () => {
    await fillsInMidSlip();
    shop.print("C043");
    shop.print("C044");
    shop.print("C044");
    await shop.clock.advance(5_000);
    expect(shop.ends.slice(1, 3)).toEqual([
      "C043 failed(storage-full) cleared",
      "C044 failed(storage-full) cleared",
    ]);
    shop.filling.full = false;
    await shop.clock.advance(5_000);
    const told = [
      "C042 printed by process-id",
      "C043 failed(storage-full) cleared",
      "C044 failed(storage-full) cleared",
    ];
    expect(shop.facts).toEqual(told);
    expect(onPaper()).toEqual(["C042"]);
    shop.print("C045");
    expect(await shop.untilFacts(4)).toEqual([...told, "C045 printed by process-id"]);
  });

  test("fails what already stood in the queue before its first byte", async () => {
    await open();
    shop.print("C042");
    shop.print("C043");
    shop.filling.full = true;
    await shop.clock.advance(5_000);
    expect(onPaper()).toEqual([]);
    shop.filling.full = false;
    expect(await shop.untilFacts(2)).toEqual([
      "C042 failed(storage-full) cleared",
      "C043 failed(storage-full) cleared",
    ]);
  });

  test("is over before a torn slip is mended: the next slip is whole", async () => {
    await open();
    shop.duringWrite(inAnImage, () => {
      shop.filling.full = true;
      shop.cable.unplug();
    });
    shop.print("C042");
    await shop.clock.advance(3_000);
    shop.cable.plugged = true;
    await shop.clock.advance(10_000);
    shop.filling.full = false;
    await shop.clock.advance(5_000);
    shop.print("C043");
    expect(await shop.untilFacts(2)).toEqual([
      "C042 failed(unplugged) cleared",
      "C043 printed by process-id",
    ]);
    expect(onPaper().at(-1)).toBe("C043");
    expect(shop.paper.garbled).toBe(0);
  });

  test("and a program that is killed: the slip is unknown, and never printed by itself", async () => {
    await fillsInMidSlip();
    await shop.killAndRestart();
    expect(shop.diskFault()).toBe("storage-full");
    shop.print("C042");
    shop.filling.full = false;
    expect(await shop.untilFacts(1)).toEqual(["C042 unknown"]);
    await shop.clock.advance(10_000);
    expect(onPaper()).toEqual(["C042"]);
  });

  test("fails a note at once", async () => {
    await open();
    shop.filling.full = true;
    expect(await shop.printer.printNote(noteOf("a"))).toEqual({
      end: "failed",
      code: "storage-full",
    });
  });
});

const noteOf = (cmd: string): PrintNote => ({
  ...{ cmd, ttlMs: 15_000, name: "print-note", device: "printer1" },
  note: {
    title: { vi: "Mã nhận thiết bị", en: "Claim code" },
    lines: [],
    code: "A042-7K9P-3M",
    qr: null,
  },
});

test("what was printed is forgotten with its end, and its id is known all the same", async () => {
  await open();
  const stored = () =>
    shop.store.prepare("SELECT group_concat(command) FROM slip_job").pluck().get();
  const note = shop.printer.printNote(noteOf("a"));
  shop.print("C042");
  expect(stored()).toContain("A042-7K9P-3M");
  expect(stored()).toContain(printCommand("C042").slip.link);
  await shop.untilFacts(1);
  await note;
  expect(String(stored()).replaceAll(",", "")).toBe("");
  expect(await shop.printer.printNote(noteOf("a"))).toEqual({ end: "failed", code: "interrupted" });
  shop.print("C042");
  await shop.clock.advance(5_000);
  expect(onPaper().filter((label) => label === "C042")).toHaveLength(1);
});

test("what an earlier release left of notes is forgotten at the start", async () => {
  await open();
  shop.store
    .prepare("INSERT INTO slip_job (device, cmd, state, command) VALUES ('p', 'x', 'done', ?)")
    .run(JSON.stringify(noteOf("x")));
  await shop.killAndRestart();
  expect(shop.store.prepare("SELECT command FROM slip_job").pluck().all()).toEqual([""]);
});
