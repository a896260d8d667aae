import { afterEach, describe, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";
import { slipOf } from "../../tests/harness/slips.ts";

/** Rows of the sample slip's paper at 60 % of it. */
const sixtyPercent = 400;

/** Halfway through the bytes of a slip at 115,200 baud, ms. */
const midSlipMs = 900;

let shop: PrintShop;
const open = async (profile?: string, baud?: number) => {
  shop = await openPrintShop(profile, baud);
};
afterEach(() => shop.close());

/** What a person finds on the floor before the printer: whole slips, and broken ones in brackets. */
const onPaper = () =>
  shop.read().map(({ label = "?", whole, cut }) => (whole && cut ? label : `(${label})`));

describe("a slip is printed only when the printer says so behind its cut", () => {
  test.each([
    ["escpos-80mm", "C042 printed by process-id"],
    ["escpos-80mm-stream", "C042 printed by stream-status"],
    ["escpos-80mm-blind", "C042 unknown"],
  ])("%s: %s", async (profile, fact) => {
    await open(profile);
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual([fact]);
    expect(shop.read()).toEqual([
      { label: "C042", link: slipOf("C042").link, reprint: false, whole: true, cut: true },
    ]);
    expect(shop.paper.garbled).toBe(0);
  });

  test("slips come one after the other, in the order of the commands", async () => {
    await open();
    for (const label of ["C042", "A108", "K999"]) shop.print(label);
    await shop.untilFacts(3);
    expect(shop.facts.map((fact) => fact.slice(0, 12))).toEqual([
      "C042 printed",
      "A108 printed",
      "K999 printed",
    ]);
    expect(onPaper()).toEqual(["C042", "A108", "K999"]);
  });

  test("a status without a fault is no proof: the paper has not been cut yet", async () => {
    await open();
    shop.print("C042");
    await shop.clock.advance(midSlipMs);
    // The printer answers DLE EOT in the middle of the slip, and everything is well.
    shop.paper.receive(Uint8Array.of(0x10, 0x04, 0x01));
    await shop.clock.advance(200);
    expect(shop.facts).toEqual([]);
    await shop.untilFacts(1);
    expect(onPaper()).toEqual(["C042"]);
  });

  test("noise and an answer with another number prove nothing", async () => {
    await open();
    shop.paper.setFault("mute", true);
    shop.print("C042");
    await shop.clock.advance(2_500);
    shop.hear(Uint8Array.of(0x37, 0x22, 0x4f, 0x4f, 0x4f, 0x4f, 0x00, 0x00, 0xff, 0x37));
    expect(await shop.untilFacts(1)).toEqual(["C042 unknown"]);
  });
});

describe("paper that ends at 60 % of a slip", () => {
  test("is no printed slip although DLE EOT shows no fault when the last byte has left", async () => {
    // A line quicker than the mechanism: all bytes are there when a third is on paper.
    await open("escpos-80mm", 921_600);
    shop.paper.endPaperAfter(sixtyPercent);
    shop.print("C042");
    await shop.clock.advance(300);
    const answers: string[] = [];
    shop.paper.onSend((bytes) => answers.push(Buffer.from(bytes).toString("hex")));
    shop.paper.receive(Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4));
    await shop.clock.advance(10);
    expect(answers).toEqual(["12", "12", "12"]);
    expect(shop.facts).toEqual([]);
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(paper-out) cleared"]);
  });

  test("is never a printed slip; a cleared printer keeps the dead number to itself", async () => {
    await open();
    shop.paper.endPaperAfter(sixtyPercent);
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(paper-out) cleared"]);
    shop.paper.setFault("paper-out", false);
    await shop.clock.advance(10_000);
    shop.print("C043");
    expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
    expect(onPaper()).toEqual(["(C042)", "C043"]);
    expect(shop.facts).toHaveLength(2);
  });

  test("where nothing clears the printer, the slip comes out late, and its proof counts", async () => {
    await open("escpos-80mm-stream");
    shop.paper.endPaperAfter(sixtyPercent);
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(paper-out) held"]);
    shop.paper.setFault("paper-out", false);
    expect(await shop.untilFacts(2)).toContain("C042 printed by stream-status");
    expect(onPaper()).toEqual(["C042"]);
  });

  test("a late answer without a name is not taken for the next slip's", async () => {
    await open("escpos-80mm-stream");
    shop.paper.endPaperAfter(sixtyPercent);
    shop.print("C042");
    await shop.untilFacts(1);
    shop.paper.setFault("paper-out", false);
    shop.paper.endPaperAfter(270 + sixtyPercent);
    shop.print("C043");
    const facts = await shop.untilFacts(3);
    expect(facts[1]).toBe("C042 printed by stream-status");
    expect(facts[2]).toBe("C043 failed(paper-out) held");
    expect(onPaper()).toEqual(["C042", "(C043)"]);
  });

  test("a slip that a power cut took out of the printer is not proved by the next one", async () => {
    await open("escpos-80mm-stream");
    shop.paper.endPaperAfter(sixtyPercent);
    shop.print("C042");
    await shop.untilFacts(1);
    // Switched off and on so quickly that nobody noticed: the line stays up.
    shop.paper.powerOff();
    shop.paper.setFault("paper-out", false);
    shop.print("C043");
    await shop.untilFacts(2);
    await shop.clock.advance(10_000);
    expect(shop.facts).toEqual(["C042 failed(paper-out) held", "C043 printed by stream-status"]);
  });

  test("a printer that is known to have no paper is sent nothing", async () => {
    await open();
    shop.paper.setFault("paper-out", true);
    await shop.clock.advance(2_500);
    expect(shop.printer.health()).toEqual({ state: "down", code: "paper-out" });
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 failed(paper-out) cleared"]);
    shop.paper.setFault("paper-out", false);
    await shop.clock.advance(5_000);
    expect(shop.paper.slips()).toEqual([]);
    expect(shop.printer.health()).toEqual({ state: "ok" });
  });
});

test("an open cover is named, and a closed one prints again", async () => {
  await open();
  shop.print("C042");
  await shop.clock.advance(midSlipMs);
  shop.paper.setFault("cover-open", true);
  expect(await shop.untilFacts(1)).toEqual(["C042 failed(cover-open) cleared"]);
  shop.paper.setFault("cover-open", false);
  shop.print("C043");
  expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
});

test("a roll near its end is told once although its sensor flutters, and slips go on", async () => {
  await open();
  const healths: string[] = [];
  shop.printer.onHealth(({ state, code = "" }) => healths.push(`${state} ${code}`.trim()));
  for (let turn = 0; turn < 10; turn += 1) {
    shop.paper.setFault("paper-low", turn % 2 === 0);
    await shop.clock.advance(2_000);
  }
  expect(healths).toEqual(["degraded paper-low"]);
  shop.print("C042");
  expect(await shop.untilFacts(1)).toEqual(["C042 printed by process-id"]);
  expect(shop.printer.health()).toEqual({ state: "degraded", code: "paper-low" });
  shop.paper.setFault("paper-low", false);
  await shop.clock.advance(12_000);
  expect(healths).toEqual(["degraded paper-low", "ok"]);
});

test("a new roll ends the warning at once", async () => {
  await open();
  shop.paper.setFault("paper-low", true);
  await shop.clock.advance(4_000);
  shop.paper.setFault("paper-low", false);
  shop.paper.setFault("cover-open", true);
  await shop.clock.advance(4_000);
  expect(shop.printer.health()).toEqual({ state: "down", code: "cover-open" });
  shop.paper.setFault("cover-open", false);
  await shop.clock.advance(4_000);
  expect(shop.printer.health()).toEqual({ state: "ok" });
});

test("the printer is asked how it is between slips, never during one", async () => {
  await open();
  const polls = () => shop.cable.written.filter((bytes) => bytes === "100401").length;
  await shop.clock.advance(6_100);
  const before = polls();
  expect(before).toBeGreaterThanOrEqual(3);
  shop.print("C042");
  await shop.clock.advance(300);
  const begun = polls();
  await shop.clock.advance(1_200);
  expect(polls()).toBe(begun);
  expect(shop.facts).toEqual([]);
});
