import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createRatingDesk } from "./rating-desk.ts";
import type { Press } from "./rating-window.ts";

function desk(options: { storeFails?: boolean } = {}) {
  const clock = fakeClock();
  const lamps: string[] = [];
  const stored: Press[] = [];
  const order: string[] = [];
  let press: (key: string) => void = () => {};
  const rating = createRatingDesk({
    counter: 3,
    keypad: {
      name: "rating3",
      health: () => ({ state: "ok" }),
      onHealth: () => {},
      stop: async () => {},
      onKey: (listener) => {
        press = listener;
      },
      borrow: () => () => {},
      lamp: (state) => {
        lamps.push(state);
        order.push(`lamp ${state}`);
      },
    },
    clock,
    chance: {
      unit: () => 0,
      bytes: (count) => new Uint8Array(count),
      id: () => `press-${stored.length}`,
    },
    store: (fact) => {
      if (options.storeFails) return "storage-full";
      stored.push(fact);
      order.push("stored");
      return undefined;
    },
    crash: () => {},
  });
  const follow = (remainingMs: number | null, visit = "2026-11-24/A001#1") =>
    rating.follow({
      counter: 3,
      open: true,
      current: null,
      rating: remainingMs === null ? null : { visit, remainingMs },
    });
  return { clock, lamps, stored, order, follow, press: (key: string) => press(key) };
}

test("a press is stored before the citizen is thanked", () => {
  const { follow, press, order } = desk();
  follow(60_000);
  press("4");
  expect(order).toEqual(["lamp open", "stored", "lamp thanks"]);
});

test("nobody is thanked for a press that could not be stored", () => {
  const { follow, press, lamps } = desk({ storeFails: true });
  follow(60_000);
  press("4");
  expect(lamps).toEqual(["open"]);
});

test("a window stays open by the board's own clock and then closes", async () => {
  const { follow, press, clock, stored, lamps } = desk();
  follow(60_000);
  await clock.advance(59_999);
  press("3");
  await clock.advance(1);
  press("1");
  expect(stored.map((fact) => fact.score)).toEqual([3]);
  expect(lamps.at(-1)).toBe("closed");
});

test("the next call closes the window", () => {
  const { follow, press, stored } = desk();
  follow(60_000);
  follow(null);
  press("4");
  expect(stored).toEqual([]);
});

test("the same picture again does not take the thanks away", () => {
  const { follow, press, lamps } = desk();
  follow(60_000);
  press("4");
  follow(58_000);
  expect(lamps.at(-1)).toBe("thanks");
});

test("a change of mind is kept too, the last press counts", () => {
  const { follow, press, stored } = desk();
  follow(60_000);
  press("4");
  press("1");
  expect(stored.map((fact) => fact.score)).toEqual([4, 1]);
});
