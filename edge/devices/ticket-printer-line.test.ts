import { afterEach, describe, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";

/** Halfway through the bytes of a slip at 115,200 baud, ms. */
const midSlipMs = 900;

/** A slip's writes: three questions, a reset, images and feeds; the 9th is an image of 1 KiB. */
const inAnImage = 9;

let shop: PrintShop;
const open = async (profile?: string, baud?: number) => {
  shop = await openPrintShop(profile, baud);
};
afterEach(() => shop.close());

/** What a person finds on the floor before the printer: whole slips, and broken ones in brackets. */
const onPaper = () =>
  shop.read().map(({ label = "?", whole, cut }) => (whole && cut ? label : `(${label})`));

describe("a line that drops", () => {
  test("in the middle of a slip: failed, and the next slip is whole", async () => {
    await open();
    shop.duringWrite(inAnImage, () => shop.cable.unplug());
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(unplugged) cleared"]);
    shop.cable.plugged = true;
    await shop.clock.advance(5_000);
    expect(shop.printer.health()).toEqual({ state: "ok" });
    shop.print("C043");
    expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
    expect(onPaper().at(-1)).toBe("C043");
    expect(onPaper().filter((slip) => slip.includes("C042"))).not.toContain("C042");
  });

  test("after the last byte, without proof: nobody knows", async () => {
    await open();
    shop.print("C042");
    await shop.clock.advance(midSlipMs);
    shop.cable.unplug();
    expect(await shop.untilFacts(1)).toEqual(["C042 unknown"]);
  });

  test("because the printer reads no more: given up after the deadline, and then as new", async () => {
    await open();
    const codes: string[] = [];
    shop.printer.onHealth(({ code = "" }) => codes.push(code));
    shop.duringWrite(inAnImage, () => {
      shop.cable.blocked = true;
    });
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(write-timeout) cleared"]);
    expect(codes).toContain("write-timeout");
    shop.cable.blocked = false;
    await shop.clock.advance(5_000);
    expect(shop.printer.health()).toEqual({ state: "ok" });
    shop.print("C043");
    expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
    expect(onPaper().at(-1)).toBe("C043");
  });

  test("between a question and its answer: unplugged, and not only silent", async () => {
    await open();
    shop.deaf = true;
    await shop.clock.advance(2_300);
    shop.cable.unplug();
    await shop.clock.advance(5_000);
    expect(shop.printer.health()).toEqual({ state: "down", code: "unplugged" });
  });

  test("before the first byte: failed at once, and nothing comes when it is back", async () => {
    await open();
    shop.cable.unplug();
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(unplugged) cleared"]);
    shop.cable.plugged = true;
    await shop.clock.advance(10_000);
    expect(shop.paper.slips()).toEqual([]);
  });
});

test("a mute printer: nobody knows, and its health is not called ok", async () => {
  await open();
  shop.paper.setFault("mute", true);
  shop.print("C042");
  expect(await shop.untilFacts(1)).toEqual(["C042 unknown"]);
  await shop.clock.advance(3_000);
  expect(shop.printer.health()).toEqual({ state: "unknown", code: "no-reply" });
  shop.paper.setFault("mute", false);
  shop.print("C043");
  expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
  expect(onPaper()).toEqual(["C042", "C043"]);
});

describe("a plug that is loose at the printer", () => {
  /** The bytes of a slip are lost from its middle on, and nobody answers any more. */
  const looseDuring = async (label: string) => {
    await open();
    shop.duringWrite(inAnImage, () => {
      shop.deaf = true;
    });
    shop.print(label);
  };

  test("and pushed in again much later: the next slip is whole", async () => {
    await looseDuring("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 unknown"]);
    await shop.clock.advance(10_000);
    expect(shop.printer.health()).toEqual({ state: "unknown", code: "no-reply" });
    shop.deaf = false;
    await shop.clock.advance(5_000);
    expect(shop.printer.health()).toEqual({ state: "ok" });
    shop.print("C043");
    expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
    expect(onPaper().at(-1)).toBe("C043");
  });

  test("and pushed in again before a slip that waits: it is whole", async () => {
    await looseDuring("C042");
    shop.print("C043");
    await shop.clock.advance(4_500);
    expect(shop.facts).toEqual([]);
    shop.duringWrite(1, () => {
      shop.deaf = false;
    });
    expect(await shop.untilFacts(2)).toEqual(["C042 unknown", "C043 printed by process-id"]);
    expect(onPaper().at(-1)).toBe("C043");
    expect(shop.paper.garbled).toBe(0);
  });

  test("uses up no paper as long as it is loose", async () => {
    await open();
    shop.paper.setFault("mute", true);
    shop.print("C042");
    await shop.untilFacts(1);
    await shop.clock.advance(20_000);
    expect(shop.paper.slips()).toHaveLength(1);
  });
});
