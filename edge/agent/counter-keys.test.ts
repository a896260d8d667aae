import { expect, test } from "vitest";
import { type KeyEntry, nothingEntered, pressCounterKey } from "./counter-keys.ts";

const at = (nowMs: number) => ({ counter: 2, services: ["A", "B", "C"], nowMs });

function type(keys: readonly string[], gapMs = 100) {
  let entry: KeyEntry = nothingEntered;
  const requests = [];
  let nowMs = 1_000;
  for (const key of keys) {
    const step = pressCounterKey(entry, key, at(nowMs));
    entry = step.entry;
    if (step.request !== undefined) requests.push(step.request);
    nowMs += gapMs;
  }
  return requests;
}

test.each([
  ["next", "call-next"],
  ["recall", "recall"],
  ["no-show", "no-show"],
  ["finish", "finish"],
  ["undo", "undo-call"],
])("the key %s acts at once", (key, name) => {
  expect(type([key])).toEqual([{ name, counter: 2 }]);
});

test("transfer, the third service and enter send the ticket to the third service", () => {
  expect(type(["transfer", "3", "enter"])).toEqual([
    { name: "transfer", counter: 2, service: "C" },
  ]);
});

test("a position without a service transfers nobody", () => {
  expect(type(["transfer", "9", "enter"])).toEqual([]);
});

test("digits and enter log a person in", () => {
  expect(type(["1", "2", "enter"])).toEqual([{ name: "login", counter: 2, code: "12" }]);
});

test("digits that were left half entered do not mix with the next person's", () => {
  expect(type(["9", "1", "2", "enter"], 11_000)).toEqual([]);
  const left = pressCounterKey(nothingEntered, "9", at(1_000)).entry;
  const fresh = pressCounterKey(left, "1", at(20_000)).entry;
  const whole = pressCounterKey(fresh, "2", at(20_100)).entry;
  expect(pressCounterKey(whole, "enter", at(20_200)).request).toMatchObject({ code: "12" });
});
