import { findProfile, type KeypadProfile } from "@motcua/device-profiles";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { directLine, noChance } from "../../tests/harness/direct-line.ts";
import { createKeypad } from "../simulated/keypad.ts";
import { keepLine } from "../transports/keep-line.ts";
import { startKeypad } from "./keypad.ts";

const capabilities: KeypadProfile["capabilities"] = {
  press: { "34": "4", "33": "3", "32": "2", "31": "1" },
  release: "00",
  lamp: { open: "4f", closed: "43", thanks: "54" },
  labels: {},
};

async function ratingKeypad() {
  const clock = fakeClock();
  const keys = createKeypad({ capabilities, clock });
  const wires = directLine({ devices: [keys], clock, baud: 9_600 });
  const line = keepLine({ open: wires.open, clock, chance: noChance });
  const keypad = startKeypad({ name: "rating3", capabilities, line, clock });
  const heard: string[] = [];
  const healths: string[] = [];
  keypad.onKey((key) => heard.push(key));
  keypad.onHealth(({ state, code }) => healths.push(code ?? state));
  await clock.advance(0);
  return { clock, keys, wires, keypad, heard, healths };
}

describe("a keypad", () => {
  test("a press with a worn contact is one press", async () => {
    const { clock, keys, heard } = await ratingKeypad();
    void keys.press("4", { bounces: 6 });
    await clock.advance(500);
    void keys.press("3");
    await clock.advance(500);
    expect(heard).toEqual(["4", "3"]);
  });

  test("a stuck key is told after 10 s and ignored; the other keys work; it may come free", async () => {
    const { clock, keys, keypad, heard, healths } = await ratingKeypad();
    void keys.press("2", { stuck: true });
    await clock.advance(10_002);
    expect(keypad.health()).toEqual({ state: "degraded", code: "key-stuck" });
    void keys.press("4");
    await clock.advance(500);
    keys.release("2");
    await clock.advance(100);
    void keys.press("2");
    await clock.advance(500);
    expect(heard).toEqual(["2", "4", "2"]);
    expect(healths).toEqual(["ok", "key-stuck", "ok"]);
  });

  test("that is borrowed for a test tells its presses to the test alone", async () => {
    const { clock, keys, keypad, heard } = await ratingKeypad();
    const tested: string[] = [];
    const giveBack = keypad.borrow((key) => tested.push(key));
    void keys.press("4");
    await clock.advance(500);
    giveBack();
    void keys.press("3");
    await clock.advance(500);
    expect(tested).toEqual(["4"]);
    expect(heard).toEqual(["3"]);
  });

  test("noise on the line is no press", async () => {
    const { clock, keys, heard } = await ratingKeypad();
    keys.noise(Uint8Array.of(0xff, 0x7e, 0x05));
    await clock.advance(500);
    expect(heard).toEqual([]);
  });

  test("is down while unplugged and works again afterwards, its lamp as it was", async () => {
    const { clock, keys, wires, keypad, heard, healths } = await ratingKeypad();
    keypad.lamp("open");
    await clock.advance(10);
    expect(keys.snapshot().lamp).toBe("open");
    wires.unplug();
    keys.powerOff?.();
    expect(keypad.health()).toEqual({ state: "down", code: "unplugged" });
    wires.plugged = true;
    await clock.advance(2_500);
    expect(keys.snapshot().lamp).toBe("open");
    void keys.press("1");
    await clock.advance(500);
    expect(heard).toEqual(["1"]);
    expect(healths).toEqual(["ok", "unplugged", "ok"]);
  });

  test("thanks for a stored press, but does not thank again after a break", async () => {
    const { clock, keys, wires, keypad } = await ratingKeypad();
    keypad.lamp("thanks");
    await clock.advance(10);
    expect(keys.snapshot().lamp).toBe("thanks");
    wires.unplug();
    wires.plugged = true;
    await clock.advance(2_500);
    expect(keys.snapshot().lamp).toBe("closed");
  });

  test("tells of no key after it was stopped", async () => {
    const { clock, keys, keypad, healths } = await ratingKeypad();
    void keys.press("2", { stuck: true });
    await keypad.stop();
    await clock.advance(20_000);
    expect(healths).toEqual(["ok"]);
  });
});

test.each(["keys-kiosk-4", "keys-call", "keys-rating-4"])(
  "every key of %s is heard by its name",
  async (id) => {
    const profile = findProfile(id);
    if (profile?.driver !== "key-bytes") throw new Error(id);
    const clock = fakeClock();
    const keys = createKeypad({ capabilities: profile.capabilities, clock });
    const wires = directLine({ devices: [keys], clock, baud: 9_600 });
    const line = keepLine({ open: wires.open, clock, chance: noChance });
    const { capabilities: model } = profile;
    const keypad = startKeypad({ name: "keys", capabilities: model, line, clock });
    const heard: string[] = [];
    keypad.onKey((key) => heard.push(key));
    await clock.advance(0);
    const all = Object.values(model.press);
    for (const key of all) {
      void keys.press(key);
      await clock.advance(200);
    }
    expect(heard).toEqual(all);
  },
);
