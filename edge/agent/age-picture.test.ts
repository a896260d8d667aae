import { expect, test } from "vitest";
import { agePicture } from "./age-picture.ts";

const picture = {
  epoch: 1,
  version: 2,
  counters: [
    {
      counter: 1,
      open: true,
      current: null,
      rating: { visit: "2026-11-24/A001#1", remainingMs: 60_000 },
    },
  ],
  calls: [{ seq: 1, label: "A001", counter: 1, ageMs: 100, times: 1, undone: false }],
};

test("a window that is still open has less time left, and calls are older", () => {
  const aged = agePicture(picture, 20_000);
  expect(aged.counters[0]?.rating).toEqual({ visit: "2026-11-24/A001#1", remainingMs: 40_000 });
  expect(aged.calls[0]?.ageMs).toBe(20_100);
});

test("a window whose time is over is not opened again by an old picture", () => {
  expect(agePicture(picture, 60_000).counters[0]?.rating).toBeNull();
});
