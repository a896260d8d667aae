import { expect, test } from "vitest";
import { runKills } from "./run.ts";

test("20 kills of the server lose no printed ticket and no thanked rating", {
  timeout: 900_000,
}, async () => {
  const loss = await runKills({ victim: "server", rounds: 20, seed: 1 });
  expect(loss.broken).toEqual([]);
  // Half of the kills are aimed at a place in the code: a run that hits none shows nothing.
  expect(loss.kills.atPoint).toBeGreaterThan(5);
  expect(loss.slips).toBeGreaterThan(5);
  expect(loss.thanks).toBeGreaterThan(0);
});
