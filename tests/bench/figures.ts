import { loadavg } from "node:os";

/** What a ratio should be: product ÷ yardstick at most, or at least, this. */
export type Goal = { readonly most: number } | { readonly least: number };

/** Product and yardstick, one right after the other, in the same unit. */
export type Round = { readonly product: number; readonly yardstick: number };

/** One figure of a benchmark, from at least three rounds. */
export type Figure = {
  readonly bench: string;
  readonly unit: "ms" | "MB" | "bytes" | "per second";
  readonly goal: Goal;
  readonly rounds: readonly Round[];
  /** What a reader must know beside the name, e.g. how the disk was slowed. */
  readonly note?: string;
};

/** How a benchmark is to be run. */
export type Sitting = {
  /** Tells whoever waits how far it is. */
  readonly say: (text: string) => void;
  /** A tenth of all samples: enough to see that it works, not enough to quote. */
  readonly quick: boolean;
};

export type Bench = (sitting: Sitting) => Promise<readonly Figure[]>;

/** A figure as it is printed: medians over the rounds, and the range of their ratios. */
type Line = {
  readonly bench: string;
  readonly figure: number;
  readonly yardstick: number;
  readonly ratio: number;
  readonly goal: string;
  /** From the ratio alone: absolute figures do not hold from one machine to the next. */
  readonly ok: boolean;
  readonly load1: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  /** Largest ÷ smallest yardstick of the run. */
  readonly moved: number;
  readonly note?: string;
};

export function lineOf({ bench, unit, goal, rounds, note }: Figure): Line {
  const ratios = rounds.map(({ product, yardstick }) => product / yardstick);
  const ratio = rounded(median(ratios));
  return {
    bench,
    figure: rounded(median(rounds.map(({ product }) => product))),
    yardstick: rounded(median(rounds.map(({ yardstick }) => yardstick))),
    ratio,
    goal: "most" in goal ? `<= ${goal.most}` : `>= ${goal.least}`,
    ok: "most" in goal ? ratio <= goal.most : ratio >= goal.least,
    load1: rounded(loadavg()[0] ?? 0),
    unit,
    range: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    moved: rounded(moved(rounds)),
    ...(note !== undefined && { note }),
  };
}

/** A yardstick that moves by more than this says more of the machine than of the product. */
const movedMax = 2;

/** A machine that is never quiet would be measured for hours. */
const triesMax = 2;

/** Repeats a run whose yardstick moved by more than 2×, and gives the steadiest in the end. */
export async function steadily(
  { say, quick }: Sitting,
  run: () => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const most = quick ? 1 : triesMax;
  let steadiest: { readonly figures: readonly Figure[]; readonly moved: number } | undefined;
  for (let tries = 1; tries <= most; tries += 1) {
    const figures = await run();
    const worst = Math.max(...figures.map(({ rounds }) => moved(rounds)));
    if (worst < (steadiest?.moved ?? Number.POSITIVE_INFINITY)) {
      steadiest = { figures, moved: worst };
    }
    if (worst <= movedMax) break;
    if (tries < most) say(`the yardstick moved by ${worst.toFixed(1)}×: once more`);
  }
  return steadiest?.figures ?? [];
}

function moved(rounds: readonly Round[]): number {
  const yardsticks = rounds.map(({ yardstick }) => yardstick);
  return Math.max(...yardsticks) / Math.min(...yardsticks);
}

/** The value below which `share` of all values lie, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("there is no percentile of nothing");
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Three digits are more than a shared machine can repeat. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
