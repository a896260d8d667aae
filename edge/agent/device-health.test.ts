import type { DeviceConfig, Health } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { keepHealthBook } from "./device-health.ts";

const led: DeviceConfig = { name: "led1", profile: "led-rs485-ascii", port: "sim:a", counter: 1 };
const keys: DeviceConfig = { name: "keys1", profile: "keys-call", port: "sim:b", counter: 1 };

/** A device that says how it is when the story wants it. */
function device(first: Health = { state: "unknown" }) {
  let health = first;
  let told: (health: Health) => void = () => undefined;
  return {
    health: () => health,
    onHealth: (listener: (health: Health) => void) => {
      told = listener;
    },
    is: (next: Health) => {
      health = next;
      told(next);
    },
  };
}

test("a full disk stops the devices that must store something, and them alone", () => {
  const configs: DeviceConfig[] = [
    { name: "printer1", profile: "escpos-80mm", port: "sim:p" },
    { name: "speaker1", profile: "speaker-wav", port: "sim:s" },
    { name: "rating1", profile: "keys-rating-4", port: "sim:r", counter: 1 },
    { name: "touch-rating1", profile: "touch-rating", port: "page", counter: 2 },
    ...[led, keys],
  ];
  const devices = new Map(configs.slice(0, 3).map(({ name }) => [name, device({ state: "ok" })]));
  for (const { name } of [led, keys]) devices.set(name, device({ state: "ok" }));
  let code: "storage-full" | undefined;
  let changed: () => void = () => undefined;
  let told = 0;
  const book = keepHealthBook({
    clock: fakeClock(),
    disk: {
      fault: () => code,
      onChange: (listener) => {
        changed = listener;
      },
    },
    onChange: () => {
      told += 1;
    },
  });
  book.follow(configs, devices);
  const down = () => configs.filter(({ name }) => book.of(name).code === "storage-full");
  expect(down()).toEqual([]);
  code = "storage-full";
  changed();
  expect(down().map(({ name }) => name)).toEqual([
    "printer1",
    "speaker1",
    "rating1",
    "touch-rating1",
  ]);
  code = undefined;
  changed();
  expect(down()).toEqual([]);
  expect(told).toBe(2);
});

test("a device that is opened anew, and is as it was, is so since then", async () => {
  const clock = fakeClock();
  const disk = { fault: () => undefined, onChange: () => {} };
  const book = keepHealthBook({ clock, disk, onChange: () => {} });
  const open = (...configs: DeviceConfig[]) => {
    const [a, b] = [device(), device()];
    const devices = new Map([
      ["led1", a],
      ["keys1", b],
    ]);
    book.follow(configs, devices);
    return { a, b, devices };
  };
  const first = open(led, keys);
  first.a.is({ state: "ok" });
  first.b.is({ state: "ok" });
  await clock.advance(60_000);

  const again = open(led, { ...keys, port: "sim:elsewhere" });
  await clock.advance(1_000);
  again.a.is({ state: "ok" });
  again.b.is({ state: "ok" });
  first.a.is({ state: "down", code: "unplugged" });
  await clock.advance(1_000);
  const forMs = () => book.report().map((one) => one.forMs);
  expect(forMs()).toEqual([62_000, 1_000]);

  again.a.is({ state: "down", code: "unplugged" });
  again.a.is({ state: "ok" });
  expect(forMs()).toEqual([0, 1_000]);
});
