import { findProfile } from "@motcua/device-profiles";
import { afterEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { ht16k33 } from "../drivers/ht16k33.ts";
import { createHt16k33 } from "../simulated/firmata-board-ht16k33.ts";
import { createSimulatedI2c } from "../simulated/i2c-bus.ts";
import { shareI2c } from "../transports/i2c.ts";
import { probeChip } from "../transports/probed-chip.ts";
import { startCounterDisplay } from "./counter-display.ts";
import { segmentFace } from "./counter-display-face.ts";

/** A counter's HT16K33 on the board's own I²C bus. */

let stop: () => Promise<unknown> = async () => undefined;
afterEach(() => stop());

async function counter() {
  const profile = findProfile("ht16k33-4digit");
  if (profile?.driver !== "ht16k33") throw new Error("no such model");
  const { capabilities } = profile;
  const clock = fakeClock();
  const address = 0x70;
  const chip = createHt16k33({ address, ...capabilities });
  const simulated = createSimulatedI2c(new Map([["led1", chip]]));
  const bus = shareI2c(simulated.open);
  const box = probeChip({ bus, address, clock });
  const face = segmentFace({ box, chip: ht16k33(capabilities), address });
  const { digits } = capabilities;
  const display = startCounterDisplay({ name: "led1", counter: 1, digits, face, clock });
  stop = () => display.stop().then(() => Promise.all([box.stop(), bus.stop()]));
  await clock.advance(10);
  const writes = () => simulated.transfers.filter((each) => each.includes(" w "));
  return { clock, chip, simulated, display, writes, lit: () => chip.snapshot().lit };
}

const label = (text: string) => ({ label: text, notCurrent: false });

test("is probed by a real transfer, set up, and then gets one frame of 17 bytes a label", async () => {
  const { display, writes, lit } = await counter();
  expect(display.health()).toEqual({ state: "ok" });
  expect(writes().slice(0, 3)).toEqual(["70 w 21", "70 w 81", "70 w ec"]);
  const before = writes().length;
  await display.show(label("A042"));
  expect(lit()).toBe("A042");
  expect(writes().length - before).toBe(1);
  expect(writes().at(-1)).toHaveLength("70 w ".length + 2 * 17);
});

test("that does not acknowledge is down, and comes back by itself with its label", async () => {
  const { clock, simulated, display, lit } = await counter();
  await simulated.unplug("led1");
  const refused = display.show(label("A042"));
  await expect(refused).rejects.toMatchObject({ code: "no-reply" });
  expect(display.health()).toEqual({ state: "down", code: "no-reply" });
  await clock.advance(5_000);
  expect(display.health().state).toBe("down");
  await simulated.plug("led1");
  await clock.advance(1_100);
  expect(display.health()).toEqual({ state: "ok" });
  expect(lit()).toBe("A042");
});

test("that goes while nobody calls is told within 2 s, and its return is seen as soon", async () => {
  const { clock, simulated, display, lit } = await counter();
  await display.show(label("A042"));
  await simulated.unplug("led1");
  await clock.advance(2_100);
  expect(display.health()).toEqual({ state: "down", code: "no-reply" });
  await simulated.plug("led1");
  await clock.advance(2_100);
  expect(display.health()).toEqual({ state: "ok" });
  expect(lit()).toBe("A042");
});

test("that lost its set-up in a brown-out, unnoticed, is lit again within a minute", async () => {
  const { clock, chip, display, lit } = await counter();
  await display.show(label("A042"));
  chip.powerOff();
  expect(lit().trim()).toBe("");
  await clock.advance(61_000);
  expect(lit()).toBe("A042");
});
