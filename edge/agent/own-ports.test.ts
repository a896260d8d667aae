import type { DeviceConfig } from "@motcua/broker/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { eventually } from "../../tests/harness/until.ts";
import type { Device } from "../devices/device.ts";
import { type KnownDevice, knownDevice } from "../known-device.ts";
import { createBench } from "../local/bench.ts";
import { type SimulatedBoard, startSimulatedHall } from "../simulated/simulated-hall.ts";
import { type OwnPorts, openOwnPorts } from "./own-ports.ts";

/** A counter whose keys are on the board's own I²C bus, and whose rating buttons are on its pins. */
const configs: readonly DeviceConfig[] = [
  { name: "led1", profile: "ht16k33-4digit", port: "i2c:sim:bus1", address: 112, counter: 1 },
  { name: "keys1", profile: "keys-pcf8574-call", port: "i2c:sim:bus1", address: 32, counter: 1 },
  {
    ...{ name: "rating1", profile: "keys-gpio-rating-4", port: "gpio:sim:pins1", counter: 1 },
    pins: { "4": 17, "3": 27, "2": 22, "1": 23, lamp: 24 },
  },
  { name: "amp1", profile: "amplifier-gpio", port: "gpio:sim:pins1", pins: { enable: 25 } },
];

let hall: SimulatedBoard;
let own: OwnPorts;
let carried: Set<string>;
const started: Device[] = [];
beforeEach(async () => {
  carried = new Set();
  hall = await startSimulatedHall({ devices: configs, clock: realClock });
  own = openOwnPorts({
    ...{ clock: realClock, simulated: hall },
    recorder: { piece: (port, direction) => void carried.add(`${port} ${direction}`) },
  });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((device) => device.stop()));
  await own.stop();
  await hall.stop();
});

function known(config: DeviceConfig | undefined): KnownDevice {
  const device = config && knownDevice(config);
  if (device === undefined) throw new Error(`nothing is known of ${config?.name}`);
  return device;
}

function keypad(config: DeviceConfig | undefined) {
  const made = own.keypad(known(config));
  if (made === undefined) throw new Error("no keypad");
  started.push(made);
  return made;
}

test("what is pressed on the bench comes in by the board's own bus and pins", async () => {
  const heard: string[] = [];
  const keypads = [configs[1], configs[2]].map(keypad);
  for (const one of keypads) one.onKey((key) => heard.push(`${one.name} ${key}`));
  const bench = createBench({
    ...{ peripherals: () => hall.peripherals, configs: () => configs },
    healthOf: () => ({ state: "ok" }),
    process: () => ({ edge: { link: true, beatAgeMs: 0, epoch: 1, version: 1, unsent: 0 } }),
  });
  await eventually(() => expect(keypads.map((one) => one.health().state)).toEqual(["ok", "ok"]));
  expect(bench.state().devices.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "led1 display",
    "keys1 keypad",
    "rating1 keypad",
  ]);
  expect(bench.press("keys1", "next")).toBe(true);
  expect(bench.press("rating1", "4")).toBe(true);
  await eventually(() => expect(heard.sort()).toEqual(["keys1 next", "rating1 4"]));
  expect([...carried].sort()).toEqual(["i2c:sim:bus1 in", "i2c:sim:bus1 out"]);
  expect(bench.fault("keys1", "unplugged", true)).toBe(true);
  await eventually(() => expect(keypads[0]?.health().code).toBe("no-reply"));
  bench.fault("keys1", "unplugged", false);
  await eventually(() => expect(keypads[0]?.health().state).toBe("ok"));
});

test("where a port, a package or a chip is missing only the devices on it say so", async () => {
  const absent = keypad({ ...configs[1], name: "keys9", port: "i2c:250" } as DeviceConfig);
  const chipless = keypad({
    ...configs[2],
    name: "rating9",
    port: "gpio:no-such-chip",
  } as DeviceConfig);
  const well = keypad(configs[1]);
  const missing = /^(port-missing|not-supported)$/;
  await eventually(() => {
    expect(absent.health()).toEqual({ state: "down", code: expect.stringMatching(missing) });
    expect(chipless.health()).toEqual({ state: "down", code: expect.stringMatching(missing) });
    expect(well.health()).toEqual({ state: "ok" });
  });
});

test("the amplifier is off until something is said, and keys and lamp share its chip", async () => {
  const amplifier = own.amplifier(known(configs[3]));
  if (amplifier === undefined) throw new Error("no amplifier");
  started.push(amplifier, keypad(configs[2]));
  await eventually(() => expect(amplifier.health()).toEqual({ state: "ok" }));
  expect(hall.gpio("pins1")?.output(25)).toBe(0);
});
