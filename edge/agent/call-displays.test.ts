import type { CallProof, Health, Picture } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import type { CounterDisplay, DisplayPicture, DisplayProof } from "../devices/device.ts";
import { LineFault } from "../transports/line.ts";
import { createCallDisplays } from "./call-displays.ts";

function display(counter: number) {
  const shown: DisplayPicture[] = [];
  let heal: (health: Health) => void = () => {};
  let outcome: DisplayProof | LineFault = "shown";
  const made: CounterDisplay = {
    name: `led${counter}`,
    counter,
    health: () => ({ state: "ok" }),
    onHealth: (listener) => {
      heal = listener;
    },
    stop: async () => {},
    show: async (picture) => {
      shown.push(picture);
      if (outcome instanceof LineFault) throw outcome;
      return outcome;
    },
    test: async () => ({ ok: true }),
  };
  return {
    made,
    shown,
    heals: () => heal({ state: "ok" }),
    answers: (next: DisplayProof | LineFault) => {
      outcome = next;
    },
  };
}

const picture = (label: string | null, seq = 1): Picture => ({
  epoch: 1,
  version: seq,
  counters: [
    { counter: 3, open: true, current: label === null ? null : { label, seq }, rating: null },
  ],
  calls: [],
});
const settle = () => new Promise((resolve) => setImmediate(resolve));

function hall() {
  const led = display(3);
  const proofs: CallProof[] = [];
  const displays = createCallDisplays({ prove: (proof) => proofs.push(proof) });
  displays.add(led.made);
  displays.setCurrent(true);
  return { led, proofs, displays };
}

test("a lit call is proved by its number", async () => {
  const { displays, proofs } = hall();
  displays.follow(picture("A042", 312));
  await settle();
  expect(proofs).toEqual([{ call: 312, device: "led3", status: "shown" }]);
});

test("a display without a server says that it may be old, and proves nothing", async () => {
  const { displays, led, proofs } = hall();
  displays.follow(picture("A042"));
  await settle();
  displays.setCurrent(false);
  await settle();
  expect(led.shown.at(-1)).toEqual({ label: "A042", notCurrent: true });
  expect(proofs).toHaveLength(1);
});

test("a display that failed is proved once it is well again", async () => {
  const { displays, led, proofs } = hall();
  led.answers(new LineFault("unplugged", "gone"));
  displays.follow(picture("A042", 5));
  await settle();
  led.answers("shown");
  led.heals();
  await settle();
  expect(proofs).toEqual([
    { call: 5, device: "led3", status: "failed", reason: "unplugged" },
    { call: 5, device: "led3", status: "shown" },
  ]);
});

test("a picture that a newer one replaced was never lit, and is not proved", async () => {
  const { displays, led, proofs } = hall();
  led.answers("replaced");
  displays.follow(picture("A042"));
  await settle();
  expect(proofs).toEqual([]);
});
