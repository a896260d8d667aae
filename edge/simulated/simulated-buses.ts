import type { DeviceConfig } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import { findProfile, type Profile } from "@motcua/device-profiles";
import { parsePort } from "@motcua/device-profiles/port";
import type { KnownDevice } from "../known-device.ts";
import { createHt16k33 } from "./firmata-board-ht16k33.ts";
import { createSimulatedGpio, type SimulatedGpio } from "./gpio-chip.ts";
import { createGpioKeypad } from "./gpio-keypad.ts";
import { createSimulatedI2c, type I2cChip, type SimulatedI2c } from "./i2c-bus.ts";
import { createPcf8574Keypad } from "./pcf8574.ts";
import type { Look, SimulatedPeripheral } from "./simulated-peripheral.ts";

/** The simulated I²C adapters and GPIO chips of one board. */
export type SimulatedBuses = {
  readonly i2c: (name: string) => SimulatedI2c | undefined;
  readonly gpio: (name: string) => SimulatedGpio | undefined;
  /** What hangs on them and a person can see or press, by name. */
  readonly peripherals: ReadonlyMap<string, SimulatedPeripheral>;
};

type OnBus = { readonly config: DeviceConfig; readonly profile: Profile; readonly name: string };

/** Makes an adapter for each `i2c:sim:` and a chip for each `gpio:sim:` of the configuration. */
export function simulateBuses(devices: readonly DeviceConfig[], clock: Clock): SimulatedBuses {
  const peripherals = new Map<string, SimulatedPeripheral>();
  const adapters = new Map<string, SimulatedI2c>();
  const chips = new Map<string, SimulatedGpio>();

  const wired = devices.flatMap((config) => onBus(config, "i2c"));
  for (const name of new Set(wired.map((one) => one.name))) {
    const looks = wired.filter((one) => one.name === name).flatMap((one) => i2cLook(one, clock));
    const adapter = createSimulatedI2c(new Map(looks.map((one) => [one.device, one.chip])));
    adapters.set(name, adapter);
    for (const { device, look } of looks) {
      peripherals.set(device, { look, plug: device, line: adapter });
    }
  }
  for (const { config, profile, name } of devices.flatMap((each) => onBus(each, "gpio"))) {
    const chip = chips.get(name) ?? createSimulatedGpio();
    chips.set(name, chip);
    if (profile.driver !== "gpio-keys") continue;
    const { capabilities, purpose } = profile;
    const device = createGpioKeypad({ capabilities, pins: config.pins ?? {}, gpio: chip, clock });
    const look = keypadLook(device, { purpose, labels: capabilities.labels });
    peripherals.set(config.name, { look, plug: config.name, line: chip });
  }
  return {
    i2c: (name) => adapters.get(name),
    gpio: (name) => chips.get(name),
    peripherals,
  };
}

type KeypadLook = Extract<Look, { kind: "keypad" }>;

/** It sends no bytes: its presses are levels. */
function keypadLook(
  device: KeypadLook["device"],
  { purpose, labels }: Pick<KeypadLook, "purpose"> & Pick<KeypadLook["capabilities"], "labels">,
): KeypadLook {
  return { kind: "keypad", device, purpose, capabilities: { press: {}, labels } };
}

/** A chip on a board's own bus, and what a person sees of it. */
type ChipLook = { readonly device: string; readonly chip: I2cChip; readonly look: Look };

export function i2cLook({ config, profile }: KnownDevice, clock: Clock): ChipLook[] {
  const { name: device } = config;
  if (profile.driver === "ht16k33") {
    const { digits, segments } = profile.capabilities;
    const address = config.address ?? 0x70;
    const chip = createHt16k33({ address, digits, segments });
    const face = {
      // On the bus its bytes go by transfers; what was recorded has the chip's address before them.
      receive: ([to, ...bytes]: Uint8Array) => {
        if (to === address) chip.write(bytes);
      },
      onSend: () => undefined,
      onChange: (listener: () => void) => chip.onChange(listener),
      snapshot: () => ({ [address]: chip.snapshot() }),
      stop: () => undefined,
    };
    return [{ device, chip, look: { kind: "io-box", device: face } }];
  }
  if (profile.driver !== "pcf8574") return [];
  const { lines, labels } = profile.capabilities;
  const keypad = createPcf8574Keypad({ address: config.address ?? 0x20, lines, clock });
  const look = keypadLook(keypad, { purpose: profile.purpose, labels });
  return [{ device, chip: keypad.chip, look }];
}

function onBus(config: DeviceConfig, kind: "i2c" | "gpio"): OnBus[] {
  const profile = findProfile(config.profile);
  const port = parsePort(config.port);
  if (profile === undefined || !port.ok || port.value.kind !== kind) return [];
  const { over } = port.value;
  return "sim" in over ? [{ config, profile, name: over.sim }] : [];
}
