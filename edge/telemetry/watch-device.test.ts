import type { Health } from "@motcua/broker/contract";
import { beforeEach, expect, test } from "vitest";
import type { CounterDisplay } from "../devices/device.ts";
import { healthKeeper } from "../devices/device-health.ts";
import { createTallyBook, type Tally } from "./tally.ts";
import { countPictures, countReconnects, countTries } from "./watch-device.ts";

let tally: Tally;
beforeEach(() => {
  tally = createTallyBook().of("led1");
});

test("a cable that was pulled and is back is one reconnection; paper that ran out is none", () => {
  const keeper = healthKeeper();
  countReconnects(
    {
      name: "printer1",
      health: () => keeper.now(),
      onHealth: (listener) => keeper.on(listener),
      stop: async () => undefined,
    },
    tally,
  );
  const story: Health[] = [
    { state: "ok" },
    { state: "down", code: "unplugged" },
    { state: "down", code: "port-missing" },
    { state: "unknown" },
    { state: "ok" },
    { state: "down", code: "paper-out" },
    { state: "ok" },
  ];
  for (const health of story) keeper.set(health);
  expect(tally.values()).toEqual({ "line.reconnects": 1 });
});

test("pictures are counted as shown or failed, one that was replaced as neither", async () => {
  const answers = [
    () => Promise.resolve("shown" as const),
    () => Promise.resolve("replaced" as const),
    () => Promise.reject(new Error("unplugged")),
  ];
  const display = { show: () => answers.shift()?.() } as Partial<CounterDisplay> as CounterDisplay;
  const counted = countPictures(display, tally);
  const picture = { label: "A042", notCurrent: false };
  expect(await counted.show(picture)).toBe("shown");
  expect(await counted.show(picture)).toBe("replaced");
  await expect(counted.show(picture)).rejects.toThrow("unplugged");
  expect(tally.values()).toEqual({ "display.frames": 1, "display.faults": 1 });
});

test("a frame that a unit refuses twice is two checksum errors and two repeats", () => {
  const tried = countTries(tally);
  tried("refused", false);
  tried("refused", true);
  tried("accepted", true);
  expect(tally.values()).toEqual({ "display.checksum-errors": 2, "display.retries": 2 });
});

test("the counts outlive a new configuration, as the process does", () => {
  const book = createTallyBook();
  book.of("keys1").add("keys.presses");
  expect(book.of("keys1").values()).toEqual({ "keys.presses": 1 });
});
