/** A process of its own, so that only its disk is slowed: 16 callers and one by turns. */
import type { Round } from "../figures.ts";
import { openBenchHall } from "../hall.ts";

const rounds = 5;
const issuesOfOne = process.env["BENCH_QUICK"] ? 20 : 150;

const hall = await openBenchHall();

/** Numbers a second; each caller asks for its next when it has one. */
async function perSecond(callers: number, issuesEach: number): Promise<number> {
  const sinceMs = performance.now();
  const caller = async () => {
    for (let left = issuesEach; left > 0; left -= 1) await hall.issue();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return ((callers * issuesEach) / (performance.now() - sinceMs)) * 1_000;
}

await perSecond(16, issuesOfOne / 2);
const all: Round[] = [];
for (let round = 0; round < rounds; round += 1) {
  const product = await perSecond(16, issuesOfOne);
  all.push({ product, yardstick: await perSecond(1, issuesOfOne) });
}
await hall.stop();
process.send?.(all);
process.disconnect();
