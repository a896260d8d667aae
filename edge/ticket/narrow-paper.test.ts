import { afterEach, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";
import { blobsIn, heightOf, inkOf } from "../simulated/slip-ink.ts";

/** 58 mm paper: 48 mm of it can be printed on, 384 dots at 203 dpi. */
const shopOf = () => openPrintShop("escpos-58mm");
const dotsPerMm = 8;

let shop: PrintShop | undefined;
afterEach(() => shop?.close());

test("a slip on 58 mm paper can be read by a person and by a phone", async () => {
  shop = await shopOf();
  shop.print("C042");
  expect(await shop.untilFacts(1)).toEqual(["C042 printed by stream-status"]);
  expect(shop.read()).toMatchObject([
    { label: "C042", link: "http://192.168.10.20:8480/t/C042", whole: true },
  ]);
});

test("its digits are at least 12 mm high in ink, and nothing touches the edge", async () => {
  shop = await shopOf();
  shop.print("C042");
  await shop.untilFacts(1);
  const [slip] = shop.paper.slips();
  if (slip === undefined) throw new Error("no slip");
  expect(slip.widthDots).toBe(384);
  const blobs = blobsIn(inkOf(slip));
  const digits = blobs.filter((blob) => heightOf(blob) >= 12 * dotsPerMm && blob.top < 300);
  expect(digits.length).toBeGreaterThanOrEqual(4);
  for (const { left, right } of blobs) {
    expect(left).toBeGreaterThanOrEqual(1);
    expect(right).toBeLessThanOrEqual(382);
  }
});

test("without a cutter each slip is fed clear of the bar, and torn off whole", async () => {
  shop = await shopOf();
  for (const label of ["C042", "A108"]) shop.print(label);
  await shop.untilFacts(2);
  expect(shop.read()).toMatchObject([
    { label: "C042", whole: true, cut: true },
    { label: "A108", whole: true, cut: false },
  ]);
});
