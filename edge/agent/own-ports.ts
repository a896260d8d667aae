import type { Clock } from "@motcua/broker/ports";
import { parsePort } from "@motcua/device-profiles/port";
import { type Amplifier, startAmplifier } from "../devices/amplifier.ts";
import type { Keypad } from "../devices/device.ts";
import { expanderKeys, gpioKeys, type KeySource } from "../devices/key-source.ts";
import { gpioLamp } from "../devices/keypad-lamp.ts";
import { startLevelKeypad } from "../devices/level-keypad.ts";
import type { KnownDevice } from "../known-device.ts";
import type { LineRecorder } from "../recorder/recorder.ts";
import type { SimulatedBoard } from "../simulated/simulated-hall.ts";
import type { GpioPort } from "../transports/gpio.ts";
import { type OpenI2c, type SharedI2c, shareI2c } from "../transports/i2c.ts";
import { LineFault } from "../transports/line.ts";
import { openLinuxI2c } from "../transports/linux-i2c.ts";
import { onoffGpio } from "../transports/onoff-gpio.ts";

/** What hangs on the board's own pins: I²C adapters and GPIO chips, each opened once. */
export type OwnPorts = {
  /** undefined where the port is of another kind. */
  i2c(port: string): SharedI2c | undefined;
  keypad(device: KnownDevice): Keypad | undefined;
  readonly amplifier: (device: KnownDevice) => Amplifier | undefined;
  stop(): Promise<void>;
};

export function openOwnPorts(options: {
  readonly clock: Clock;
  readonly simulated: Pick<SimulatedBoard, "i2c" | "gpio">;
  readonly recorder: Pick<LineRecorder, "piece">;
}): OwnPorts {
  const { clock, simulated, recorder } = options;
  const adapters = new Map<string, SharedI2c>();
  const chips = new Map<string, GpioPort>();

  const i2c = (text: string): SharedI2c | undefined => {
    const port = parsePort(text);
    if (!port.ok || port.value.kind !== "i2c") return undefined;
    const { over } = port.value;
    const found = adapters.get(text);
    if (found !== undefined) return found;
    const open: OpenI2c =
      "bus" in over
        ? () => openLinuxI2c(over.bus)
        : async () => (simulated.i2c(over.sim) ?? absent(over.sim)).open();
    const opened = shareI2c(open, (direction, bytes) => recorder.piece(text, direction, bytes));
    adapters.set(text, opened);
    return opened;
  };
  const gpio = (text: string): GpioPort | undefined => {
    const port = parsePort(text);
    if (!port.ok || port.value.kind !== "gpio") return undefined;
    const { over } = port.value;
    const opened =
      chips.get(text) ??
      ("sim" in over ? simulated.gpio(over.sim)?.port : onoffGpio({ label: over.label }));
    if (opened !== undefined) chips.set(text, opened);
    return opened;
  };
  const sourceOf = ({ config, profile }: KnownDevice): KeySource | undefined => {
    if (profile.driver === "pcf8574") {
      const bus = i2c(config.port);
      const { lines } = profile.capabilities;
      return bus && expanderKeys({ i2c: bus, address: config.address ?? 0x20, lines });
    }
    const chip = gpio(config.port);
    if (profile.driver !== "gpio-keys" || chip === undefined) return undefined;
    const { keys, activeLow } = profile.capabilities;
    const pins = Object.entries(config.pins ?? {}).filter(([name]) => keys.includes(name));
    return gpioKeys({ gpio: chip, pins: Object.fromEntries(pins), activeLow });
  };

  return {
    i2c,
    keypad: (device) => {
      const source = sourceOf(device);
      if (source === undefined) return undefined;
      const { name, port, pins } = device.config;
      const [chip, line] = [gpio(port), pins?.["lamp"]];
      const lamp =
        chip === undefined || line === undefined
          ? undefined
          : gpioLamp({ gpio: chip, line, clock });
      return startLevelKeypad({ name, source, clock, ...(lamp && { lamp }) });
    },
    amplifier: ({ config, profile }) => {
      const [chip, line] = [gpio(config.port), config.pins?.["enable"]];
      if (profile.driver !== "gpio-switch" || chip === undefined || line === undefined) {
        return undefined;
      }
      const { capabilities } = profile;
      return startAmplifier({ name: config.name, capabilities, gpio: chip, line, clock });
    },
    stop: async () => {
      const open = [...adapters.values()].map((adapter) => adapter.stop());
      await Promise.all([...open, ...[...chips.values()].map((chip) => chip.close())]);
    },
  };
}

function absent(name: string): never {
  throw new LineFault("port-missing", `no simulated I²C bus is named ${name}`);
}
