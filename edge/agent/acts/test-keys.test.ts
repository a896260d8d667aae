import type { Health } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { fakeClock } from "../../../tests/harness/clocks.ts";
import type { Keypad } from "../../devices/device.ts";
import { testKeys } from "./test-keys.ts";

/** A call keypad whose presses the story makes, and what the counter hears of them. */
function callKeypad() {
  const clock = fakeClock();
  const asked: string[] = [];
  const counter: string[] = [];
  const left = new AbortController();
  let health: Health = { state: "ok" };
  let borrower: ((key: string) => void) | undefined;
  const keypad: Keypad = {
    name: "keys1",
    health: () => health,
    onHealth: () => undefined,
    onKey: () => undefined,
    lamp: () => undefined,
    borrow: (listener) => {
      borrower = listener;
      return () => {
        borrower = undefined;
      };
    },
    stop: async () => undefined,
  };
  const tested = testKeys(keypad, ["next", "recall"], {
    ...{ clock, signal: left.signal },
    tell: (step) => asked.push(step),
  });
  return {
    ...{ clock, asked, counter, tested, left },
    press: async (key: string) => {
      (borrower ?? ((one: string) => counter.push(one)))(key);
      await clock.advance(0);
    },
    unplug: () => {
      health = { state: "down", code: "unplugged" };
    },
  };
}

test("each key is asked for in turn; another one is named, and nothing acts", async () => {
  const { asked, counter, press, tested } = callKeypad();
  await press("recall");
  await press("next");
  await press("next");
  expect(asked).toEqual([
    "press-key:next",
    "press-key:next pressed:recall",
    "press-key:recall",
    "press-key:recall pressed:next",
  ]);
  await press("recall");
  await expect(tested).resolves.toEqual({ status: "done" });
  expect(counter).toEqual([]);
  await press("next");
  expect(counter).toEqual(["next"]);
});

test("a key that is silent for 60 s is named, and the keypad is given back", async () => {
  const { clock, counter, press, tested } = callKeypad();
  await clock.advance(59_000);
  await press("next");
  await clock.advance(60_000);
  await expect(tested).resolves.toEqual({
    status: "failed",
    step: "press-key:recall",
    code: "key-silent",
  });
  await press("next");
  expect(counter).toEqual(["next"]);
});

test("a keypad whose cable was pulled meanwhile says that, not that a key is dead", async () => {
  const { clock, tested, unplug } = callKeypad();
  unplug();
  await clock.advance(60_000);
  await expect(tested).resolves.toMatchObject({ status: "failed", code: "unplugged" });
});

test("a tester who leaves gives the keypad back at once", async () => {
  const { clock, counter, left, press, tested } = callKeypad();
  left.abort();
  await clock.advance(0);
  await expect(tested).resolves.toEqual({ status: "failed", code: "interrupted" });
  await press("next");
  expect(counter).toEqual(["next"]);
});
