import { setTimeout as wait } from "node:timers/promises";
import { type Figure, type Goal, percentile, type Round } from "./figures.ts";

/** One thing that is done once a step; resolves with what it took, one time a thing measured, ms. */
export type Course = () => Promise<readonly number[]>;

/** Rounds before the first that counts: until then V8 still compiles. */
const warmUps = 300;

/** The smallest number of which one in a hundred is ten. */
const samples = 1_000;

const rounds = 3;

/**
 * Runs the courses by turns at a fixed pace, each in its own part of every step, because a tight
 * loop measures throughput and flatters latency. Returns the times: by round, by course, by sample.
 */
export async function paced(
  courses: readonly Course[],
  { stepMs, quick }: { readonly stepMs: number; readonly quick: boolean },
): Promise<readonly (readonly number[][][])[]> {
  const share = quick ? 0.1 : 1;
  const slotMs = stepMs / courses.length;
  let dueMs = performance.now();
  const step = async () => {
    const times: (readonly number[])[] = [];
    for (const course of courses) {
      // What is late does not make the next one early: a burst would measure itself.
      dueMs = Math.max(dueMs + slotMs, performance.now());
      await wait(dueMs - performance.now());
      times.push(await course());
    }
    return times;
  };
  for (let count = 0; count < warmUps * share; count += 1) await step();
  const all: number[][][][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const byCourse: number[][][] = courses.map(() => []);
    for (let count = 0; count < samples * share; count += 1) {
      for (const [index, times] of (await step()).entries()) byCourse[index]?.push([...times]);
    }
    all.push(byCourse);
  }
  return all;
}

/** p50 and p99 of one thing beside its floor, each with its own goal. */
export function latencies(options: {
  readonly bench: string;
  readonly goals: { readonly p50: Goal; readonly p99: Goal };
  readonly rounds: readonly { readonly product: number[]; readonly floor: number[] }[];
}): Figure[] {
  const { bench, goals } = options;
  const at = (share: number): Round[] =>
    options.rounds.map(({ product, floor }) => ({
      product: percentile(product, share),
      yardstick: percentile(floor, share),
    }));
  return [
    { bench: `${bench}, p50`, unit: "ms", goal: goals.p50, rounds: at(0.5) },
    { bench: `${bench}, p99`, unit: "ms", goal: goals.p99, rounds: at(0.99) },
  ];
}
