import { findProfile } from "@motcua/device-profiles";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createSimulatedGpio } from "../simulated/gpio-chip.ts";
import { createGpioKeypad } from "../simulated/gpio-keypad.ts";
import { createSimulatedI2c } from "../simulated/i2c-bus.ts";
import { createPcf8574Keypad } from "../simulated/pcf8574.ts";
import { shareI2c } from "../transports/i2c.ts";
import type { Keypad } from "./device.ts";
import { expanderKeys, gpioKeys } from "./key-source.ts";
import { gpioLamp } from "./keypad-lamp.ts";
import { startLevelKeypad } from "./level-keypad.ts";

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

let clock: ReturnType<typeof fakeClock>;
let heard: string[];
beforeEach(() => {
  clock = fakeClock();
  heard = [];
});

function listen(keypad: Keypad): Keypad {
  keypad.onKey((key) => heard.push(`${keypad.name} ${key}`));
  stops.push(() => keypad.stop());
  return keypad;
}

/** Two keypads of eight keys on one bus. */
async function onOneBus() {
  const profile = findProfile("keys-pcf8574-8");
  if (profile?.driver !== "pcf8574") throw new Error("no such model");
  const { lines } = profile.capabilities;
  const keys1 = createPcf8574Keypad({ address: 0x20, lines, clock });
  const keys2 = createPcf8574Keypad({ address: 0x21, lines, clock });
  const simulated = createSimulatedI2c(
    new Map([
      ["keys1", keys1.chip],
      ["keys2", keys2.chip],
    ]),
  );
  const i2c = shareI2c(simulated.open);
  stops.push(() => i2c.stop());
  const start = (name: string, address: number) =>
    listen(startLevelKeypad({ name, source: expanderKeys({ i2c, address, lines }), clock }));
  const [first, second] = [start("keys1", 0x20), start("keys2", 0x21)];
  await clock.advance(50);
  return { keys1, keys2, simulated, first, second };
}

describe("a keypad on a PCF8574", () => {
  test("every key is heard by its name, within 20 ms, and each bus address by itself", async () => {
    const { keys1, keys2 } = await onOneBus();
    for (const key of "ABCDEFGH") {
      void keys1.press(key);
      await clock.advance(20);
      expect(heard.at(-1)).toBe(`keys1 ${key}`);
      await clock.advance(180);
    }
    void keys2.press("C");
    await clock.advance(200);
    expect(heard).toHaveLength(9);
    expect(heard.at(-1)).toBe("keys2 C");
  });

  test("a press with a worn contact is one press, and the next one counts too", async () => {
    const { keys1 } = await onOneBus();
    for (let press = 1; press <= 3; press += 1) {
      void keys1.press("A", { bounces: 6 });
      await clock.advance(400);
      expect(heard).toEqual(Array(press).fill("keys1 A"));
    }
  });

  test("a stuck key is told after 10 s and ignored; the other keys work; it may come free", async () => {
    const { keys1, first } = await onOneBus();
    void keys1.press("B", { stuck: true });
    await clock.advance(9_900);
    expect(first.health()).toEqual({ state: "ok" });
    await clock.advance(300);
    expect(first.health()).toEqual({ state: "degraded", code: "key-stuck" });
    void keys1.press("A");
    await clock.advance(300);
    expect(heard).toEqual(["keys1 B", "keys1 A"]);
    keys1.release("B");
    await clock.advance(100);
    expect(first.health()).toEqual({ state: "ok" });
    void keys1.press("B");
    await clock.advance(200);
    expect(heard.at(-1)).toBe("keys1 B");
  });

  test("one that does not acknowledge is down, its neighbour works, and it comes back", async () => {
    const { keys1, keys2, simulated, first, second } = await onOneBus();
    await simulated.unplug("keys1");
    await clock.advance(50);
    expect(first.health()).toEqual({ state: "down", code: "no-reply" });
    expect(second.health()).toEqual({ state: "ok" });
    void keys2.press("A");
    void keys1.press("D", { stuck: true });
    await clock.advance(200);
    await simulated.plug("keys1");
    await clock.advance(1_200);
    expect(first.health()).toEqual({ state: "ok" });
    // What was pressed while it was away, or leaned on since, was not pressed now.
    expect(heard).toEqual(["keys2 A"]);
    keys1.release("D");
    await clock.advance(100);
    void keys1.press("D");
    await clock.advance(100);
    expect(heard.at(-1)).toBe("keys1 D");
  });

  test("whose lines a brown-out held low is set free within a minute", async () => {
    const { keys1, first } = await onOneBus();
    keys1.chip.write([0xf0]);
    await clock.advance(12_000);
    expect(first.health()).toMatchObject({ code: "key-stuck" });
    await clock.advance(50_000);
    expect(first.health()).toEqual({ state: "ok" });
  });

  test("a borrowed keypad tells its presses to the borrower alone", async () => {
    const { keys1, first } = await onOneBus();
    const borrowed: string[] = [];
    const giveBack = first.borrow((key) => borrowed.push(key));
    void keys1.press("A");
    await clock.advance(200);
    giveBack();
    void keys1.press("B");
    await clock.advance(200);
    expect([borrowed, heard]).toEqual([["A"], ["keys1 B"]]);
  });
});

/** Four rating buttons and their lamp on a GPIO chip. */
async function onPins() {
  const profile = findProfile("keys-gpio-rating-4");
  if (profile?.driver !== "gpio-keys") throw new Error("no such model");
  const { capabilities } = profile;
  const pins = { "4": 17, "3": 27, "2": 22, "1": 23, lamp: 24 };
  const chip = createSimulatedGpio();
  const buttons = createGpioKeypad({ capabilities, pins, gpio: chip, clock });
  const { lamp: line, ...keys } = pins;
  const keypad = listen(
    startLevelKeypad({
      name: "rating1",
      source: gpioKeys({ gpio: chip.port, pins: keys, activeLow: capabilities.activeLow }),
      lamp: gpioLamp({ gpio: chip.port, line, clock }),
      clock,
    }),
  );
  await clock.advance(10);
  return { chip, buttons, keypad, lamp: () => buttons.snapshot().lamp };
}

describe("buttons on GPIO lines", () => {
  test("an edge is heard at once, with a worn contact too", async () => {
    const { buttons } = await onPins();
    for (const key of ["4", "3", "2", "1"]) {
      void buttons.press(key, { bounces: 6 });
      await clock.advance(1);
      expect(heard.at(-1)).toBe(`rating1 ${key}`);
      await clock.advance(400);
    }
    expect(heard).toHaveLength(4);
  });

  test("a release whose edge was lost is seen all the same", async () => {
    const { chip, buttons, keypad } = await onPins();
    void buttons.press("4", { stuck: true });
    await clock.advance(1_000);
    await chip.port.close();
    buttons.release("4");
    await clock.advance(12_000);
    expect(keypad.health()).toEqual({ state: "ok" });
  });

  test("a stuck button is told and ignored; the others work", async () => {
    const { buttons, keypad } = await onPins();
    void buttons.press("1", { stuck: true });
    await clock.advance(10_400);
    expect(keypad.health()).toEqual({ state: "degraded", code: "key-stuck" });
    void buttons.press("4");
    await clock.advance(200);
    expect(heard).toEqual(["rating1 1", "rating1 4"]);
  });

  test("the lamp asks, thanks by blinking, and is dark when no press is awaited", async () => {
    const { keypad, lamp } = await onPins();
    expect(lamp()).toBe("closed");
    keypad.lamp("open");
    await clock.advance(0);
    expect(lamp()).toBe("open");
    keypad.lamp("thanks");
    const seen: (string | null)[] = [];
    for (let step = 0; step < 7; step += 1) {
      await clock.advance(step === 0 ? 0 : 200);
      seen.push(lamp());
    }
    const [on, off] = ["open", "closed"];
    expect(seen).toEqual([on, off, on, off, on, off, off]);
  });

  test("a chip that goes is told, and comes back with its lamp as it was", async () => {
    const { chip, buttons, keypad, lamp } = await onPins();
    keypad.lamp("open");
    await chip.unplug("rating1");
    await clock.advance(300);
    expect(keypad.health()).toEqual({ state: "down", code: "unplugged" });
    await chip.plug("rating1");
    await clock.advance(1_300);
    expect(keypad.health()).toEqual({ state: "ok" });
    expect(lamp()).toBe("open");
    void buttons.press("3");
    await clock.advance(200);
    expect(heard).toEqual(["rating1 3"]);
  });
});
