import { expect, test } from "vitest";
import { runKills } from "./run.ts";

test("20 kills of the edge lose no printed ticket and no thanked rating", {
  timeout: 900_000,
}, async () => {
  const loss = await runKills({ victim: "edge", rounds: 20, seed: 2 });
  expect(loss.broken).toEqual([]);
  expect(loss.kills.atPoint).toBeGreaterThan(5);
  expect(loss.slips).toBeGreaterThan(5);
  expect(loss.thanks).toBeGreaterThan(0);
});
