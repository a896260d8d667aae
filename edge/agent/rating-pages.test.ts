import type { BoardConfig, CounterPicture } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createRatingPages } from "./rating-pages.ts";
import type { Press } from "./rating-window.ts";

const words = { vi: "Phường Mẫu", en: "Sample Ward" };
const reasons = [{ id: "waited-long", name: { vi: "Chờ lâu", en: "Long wait" } }];
const config: BoardConfig = {
  office: { code: "o26734", name: words },
  board: "box-26734",
  serverUrl: "http://127.0.0.1:8480",
  services: [],
  classes: [],
  counters: [{ number: 3 }],
  devices: [
    { name: "touch1", profile: "touch-page", port: "page" },
    { name: "rating1", profile: "keys-rating-4", port: "sim:rating1", counter: 1 },
    { name: "rating3", profile: "touch-rating", port: "page", counter: 3 },
  ],
  reasons,
};
const visit = "2026-11-24/A001#1";

function counter3({ isFull = false } = {}) {
  const stored: Press[] = [];
  const clock = fakeClock();
  const ids = [1, 2, 3];
  const pages = createRatingPages({
    clock,
    chance: { unit: () => 0, bytes: (n) => new Uint8Array(n), id: () => `press-${ids.shift()}` },
    store: (press) => {
      if (isFull) return "storage-full";
      stored.push(press);
      return undefined;
    },
    crash: () => undefined,
  });
  pages.configure(config);
  const follow = (rating: CounterPicture["rating"]) =>
    pages.follow([{ counter: 3, open: true, current: null, rating }]);
  return { clock, pages, follow, stored };
}

test("a page stands where the office put one, and knows what to ask", () => {
  const { pages } = counter3();
  expect(pages.info(3)).toEqual({ office: words, counter: 3, reasons });
  expect(pages.info(1)).toBeUndefined();
  expect(pages.states()).toEqual([{ counter: 3, visit: null, rated: false }]);
});

test("a low score and its reason are two presses of one visit", () => {
  const { pages, follow, stored } = counter3();
  follow({ visit, remainingMs: 60_000 });
  expect(pages.touch({ counter: 3, visit, score: 1 })).toBe(true);
  expect(pages.states()).toEqual([{ counter: 3, visit, rated: true }]);
  expect(pages.touch({ counter: 3, visit, score: 1, reason: "waited-long" })).toBe(true);
  expect(stored).toEqual([
    { visit, counter: 3, score: 1, press: "press-1" },
    { visit, counter: 3, score: 1, press: "press-2", reason: "waited-long" },
  ]);
});

test("a touch that comes after the window, or for the citizen before, rates nobody", async () => {
  const { clock, pages, follow, stored } = counter3();
  expect(pages.touch({ counter: 3, visit, score: 4 })).toBe(false);
  follow({ visit: "2026-11-24/A002#1", remainingMs: 60_000 });
  expect(pages.touch({ counter: 3, visit, score: 4 })).toBe(false);
  await clock.advance(60_000);
  expect(pages.touch({ counter: 3, visit: "2026-11-24/A002#1", score: 4 })).toBe(false);
  expect(stored).toEqual([]);
});

test("a touch that the disk refuses is not rated", () => {
  const { pages, follow } = counter3({ isFull: true });
  follow({ visit, remainingMs: 60_000 });
  expect(pages.touch({ counter: 3, visit, score: 4 })).toBe("storage-full");
  expect(pages.states()).toEqual([{ counter: 3, visit, rated: false }]);
});

test("the next citizen finds the page as new", () => {
  const { pages, follow } = counter3();
  follow({ visit, remainingMs: 60_000 });
  pages.touch({ counter: 3, visit, score: 4 });
  follow({ visit, remainingMs: 58_000 });
  expect(pages.states()[0]?.rated).toBe(true);
  follow({ visit: "2026-11-24/A002#1", remainingMs: 60_000 });
  expect(pages.states()).toEqual([{ counter: 3, visit: "2026-11-24/A002#1", rated: false }]);
});
