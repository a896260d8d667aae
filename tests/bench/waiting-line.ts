import { type Bench, median, type Round, steadily } from "./figures.ts";
import { type BenchHall, openBenchHall } from "./hall.ts";

const few = 10;
const many = 10_000;
const warmUps = 100;
const rounds = 9;
const visitsARound = 100;

/**
 * One number issued, one called and finished, each durable before the next: ms a visit with 10,000
 * waiting beside the same with 10 waiting. The cost of a call must not grow with the line.
 */
export const waitingLine: Bench = (sitting) =>
  steadily(sitting, async () => {
    const share = sitting.quick ? 0.1 : 1;
    const [short, long] = [await openBenchHall(), await openBenchHall()];
    try {
      await Promise.all([fill(short, few), fill(long, many * share)]);
      await pairs(long, short, warmUps * share);
      const all: Round[] = [];
      for (let round = 0; round < rounds; round += 1) {
        all.push(await pairs(long, short, visitsARound * share));
      }
      const bench = "a visit with 10,000 waiting beside 10";
      return [{ bench, unit: "ms", goal: { most: 1.15 }, rounds: all }];
    } finally {
      await Promise.all([short.stop(), long.stop()]);
    }
  });

async function fill(hall: BenchHall, waiting: number): Promise<void> {
  const step = 200;
  for (let left = waiting; left > 0; left -= step) {
    await Promise.all(Array.from({ length: Math.min(step, left) }, () => hall.issue()));
  }
}

/** The median visit in each, by turns. */
async function pairs(long: BenchHall, short: BenchHall, count: number): Promise<Round> {
  const times: Round[] = [];
  for (let left = count; left > 0; left -= 1) {
    times.push({ product: await visit(long), yardstick: await visit(short) });
  }
  return {
    product: median(times.map(({ product }) => product)),
    yardstick: median(times.map(({ yardstick }) => yardstick)),
  };
}

async function visit(hall: BenchHall): Promise<number> {
  const sinceMs = performance.now();
  await hall.issue();
  await hall.ask({ name: "call-next", counter: 1 });
  await hall.ask({ name: "finish", counter: 1 });
  return performance.now() - sinceMs;
}
