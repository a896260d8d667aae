import type { Parameters } from "fast-check";

/** Another one each time, so that many runs see much; `FUZZ_SEED` repeats one that failed. */
const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** Part of each name, so that it stands in every report. */
export const bySeed = `(FUZZ_SEED=${seed})`;

/** How a property is run: as often as a few seconds allow, with other values in each round. */
export function runs<T>(numRuns: number, round = 0): Parameters<T> {
  return { seed: seed + round, numRuns };
}
