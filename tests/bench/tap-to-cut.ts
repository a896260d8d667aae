import { setTimeout as wait } from "node:timers/promises";
import { encodeSlip } from "../../edge/drivers/escpos.ts";
import { createSlipPainter } from "../../edge/ticket/raster.ts";
import { type Office, startOffice } from "../harness/office.ts";
import { nthSlip, paper } from "./bare-drawing.ts";
import type { Bench, Round } from "./figures.ts";

const taps = 5;

/** What a person before the kiosk still takes for "at once". */
const aimMs = 2_500;

/** Longer than the kiosk holds a key after its answer. */
const betweenTapsMs = 2_000;

/**
 * From a key of the sample office to the cut of its slip, on a printer that takes its bytes at
 * 115,200 baud and prints 150 mm/s; and the slip's bytes beside the same dots as one plain image.
 */
export const tapToCut: Bench = async ({ say }) => {
  say(`${taps} slips at the pace of the paper`);
  const office = await startOffice();
  try {
    const cuts: Round[] = [];
    for (let count = 0; count < taps; count += 1) {
      await wait(betweenTapsMs);
      cuts.push({ product: await tapped(office), yardstick: aimMs });
    }
    return [
      { bench: "tap to cut at 115,200 baud", unit: "ms", goal: { most: 1 }, rounds: cuts },
      { bench: "bytes of a slip", unit: "bytes", goal: { most: 0.45 }, rounds: await sizes() },
    ];
  } finally {
    await office.stop();
  }
};

async function tapped({ peripherals, until }: Office): Promise<number> {
  const { device } = peripherals.printer;
  const cut = () => device.slips().filter((slip) => slip.cut).length;
  const before = cut();
  const sinceMs = performance.now();
  let tookMs: number | undefined;
  device.onChange(() => {
    if (cut() > before) tookMs ??= performance.now() - sinceMs;
  });
  await peripherals.kiosk.device.press("A");
  return until("the slip is cut", () => tookMs);
}

/** GS v 0 and its size. */
const plainHeaderBytes = 8;

async function sizes(): Promise<Round[]> {
  const painter = createSlipPainter(paper);
  const rounds: Round[] = [];
  for (let n = 0; n < taps; n += 1) {
    const bitmap = await painter.paint(nthSlip(n));
    const parts = encodeSlip(bitmap, { cutter: "partial", proof: "process-id", job: n });
    rounds.push({
      product: parts.reduce((sum, { length }) => sum + length, 0),
      yardstick: bitmap.bits.length + plainHeaderBytes,
    });
  }
  return rounds;
}
