import type { Chance, Clock } from "@motcua/broker/ports";
import { type BytePort, parsePort } from "@motcua/device-profiles/port";
import type { Amplifier } from "../devices/amplifier.ts";
import { startCounterDisplay } from "../devices/counter-display.ts";
import type { CounterDisplay, Keypad } from "../devices/device.ts";
import { startKeypad } from "../devices/keypad.ts";
import type { KnownDevice } from "../known-device.ts";
import type { LineRecorder } from "../recorder/recorder.ts";
import type { SimulatedBoard } from "../simulated/simulated-hall.ts";
import { aplayPlayer } from "../speech/aplay.ts";
import type { Player } from "../speech/player.ts";
import { streamPlayer } from "../speech/stream-player.ts";
import type { TallyBook } from "../telemetry/tally.ts";
import { type KeptLine, keepLine } from "../transports/keep-line.ts";
import { openPort } from "../transports/open-port.ts";
import { openDisplayFaces } from "./display-faces.ts";
import { openOwnPorts } from "./own-ports.ts";

/** Opens lines by their port and shares those that several devices hang on. */
export type Connections = {
  display(device: KnownDevice): CounterDisplay | undefined;
  keypad(device: KnownDevice): Keypad | undefined;
  amplifier(device: KnownDevice): Amplifier | undefined;
  player(device: KnownDevice): Player | undefined;
  /** A line of the device's own. */
  line(device: KnownDevice): KeptLine | undefined;
  stop(): Promise<void>;
};

export function openConnections(options: {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly simulated: Pick<SimulatedBoard, "address" | "i2c" | "gpio">;
  readonly tallies: TallyBook;
  readonly recorder: LineRecorder;
}): Connections {
  const { clock, chance, simulated, tallies, recorder } = options;
  const lines = new Map<string, KeptLine>();
  const own = openOwnPorts({ clock, simulated, recorder });

  const openFor = (port: BytePort, { config, profile }: KnownDevice) => {
    const baud = profile.serial?.baud;
    const open = openPort({
      port,
      ...(baud === undefined ? {} : { baud }),
      clock,
      simulated: simulated.address,
    });
    // 32 kB of sound a second would be most of a recording: its clips are recorded instead.
    return recorder.tap(config.port, open, profile.kind === "speaker" ? "answers" : "all");
  };
  const lineOf = (device: KnownDevice): KeptLine | undefined => {
    const port = bytePortOf(device.config.port);
    if (port === undefined) return undefined;
    return shared(lines, device.config.port, () =>
      keepLine({ open: openFor(port, device), clock, chance }),
    );
  };
  const faces = openDisplayFaces({ clock, chance, own, tallies, lineOf, openFor });

  return {
    line: lineOf,
    display: (device) => {
      const { config, profile } = device;
      const face = faces.of(device);
      if (face === undefined || profile.kind !== "counter-display") return undefined;
      const { digits } = profile.capabilities;
      return startCounterDisplay({
        name: config.name,
        counter: config.counter ?? 0,
        digits,
        face,
        clock,
      });
    },
    keypad: (device) => {
      if (device.profile.driver !== "key-bytes") return own.keypad(device);
      const line = lineOf(device);
      if (line === undefined) return undefined;
      const { capabilities } = device.profile;
      return startKeypad({ name: device.config.name, capabilities, line, clock });
    },
    amplifier: own.amplifier,
    player: (device) => {
      const port = parsePort(device.config.port);
      if (port.ok && port.value.kind === "alsa") return aplayPlayer({ pcm: port.value.pcm, clock });
      const line = lineOf(device);
      return line && streamPlayer({ line, clock });
    },
    stop: async () => {
      const open = [...lines.values()].map((line) => line.stop());
      await Promise.all([...open, faces.stop(), own.stop()]);
    },
  };
}

function bytePortOf(text: string): BytePort | undefined {
  const port = parsePort(text);
  if (!port.ok) return undefined;
  const { value } = port;
  switch (value.kind) {
    case "serial":
    case "tcp":
    case "usb":
    case "sim":
      return value;
    case "firmata":
    case "i2c":
    case "gpio":
    case "alsa":
    case "page":
      return undefined;
  }
}

function shared<T>(made: Map<string, T>, key: string, make: () => T): T {
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found;
}
