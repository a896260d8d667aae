import { afterEach, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";
import { sampleSlip } from "../../tests/harness/slips.ts";
import { encodeSlip } from "../drivers/escpos.ts";
import { createSlipPainter } from "./raster.ts";

let shop: PrintShop | undefined;
afterEach(() => shop?.close());

test.each([576, 384])(
  "the sample slip of %i dots needs at most 45 % of the plain raster",
  async (widthDots) => {
    const bitmap = await createSlipPainter({ widthDots, dotsPerMm: 8 }).paint(sampleSlip);
    const parts = encodeSlip(bitmap, { cutter: "partial", proof: "process-id", job: 1 });
    const bytes = parts.reduce((sum, { length }) => sum + length, 0);
    expect(bytes / bitmap.bits.length).toBeLessThanOrEqual(0.45);
  },
);

test("from the command to the cut the sample slip takes at most 2.5 s at 115,200 baud", async () => {
  shop = await openPrintShop();
  const { clock, paper } = shop;
  const fromMs = clock.monoMs();
  shop.print(sampleSlip.label);
  while (!paper.slips().some(({ cut }) => cut)) await clock.advance(10);
  expect(clock.monoMs() - fromMs).toBeLessThanOrEqual(2_500);
});
