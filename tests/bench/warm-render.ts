import { createSlipPainter } from "../../edge/ticket/raster.ts";
import { bareDrawing, nthSlip, paper } from "./bare-drawing.ts";
import { type Bench, median, type Round, steadily } from "./figures.ts";

const warmUps = 300;
const rounds = 5;
const slipsARound = 200;

/** The median slip from its data to the print head's bits, beside the bare drawing of its items. */
export const warmRender: Bench = (sitting) =>
  steadily(sitting, async () => {
    const painter = createSlipPainter(paper);
    const bare = bareDrawing(slipsARound);
    const share = sitting.quick ? 0.1 : 1;
    const timed = async (paint: (n: number) => Promise<unknown>, n: number) => {
      const sinceMs = performance.now();
      await paint(n);
      return performance.now() - sinceMs;
    };
    let n = 0;
    const pair = async () => {
      n += 1;
      const product = await timed((each) => painter.paint(nthSlip(each)), n);
      return { product, yardstick: await timed((each) => bare.draw(each), n) };
    };
    for (let count = 0; count < warmUps * share; count += 1) await pair();
    const all: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const pairs: Round[] = [];
      for (let count = 0; count < slipsARound * share; count += 1) pairs.push(await pair());
      all.push({
        product: median(pairs.map(({ product }) => product)),
        yardstick: median(pairs.map(({ yardstick }) => yardstick)),
      });
    }
    return [{ bench: "warm render", unit: "ms", goal: { most: 1.5 }, rounds: all }];
  });
