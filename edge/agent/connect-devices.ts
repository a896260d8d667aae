import type { DeviceConfig } from "@motcua/broker/contract";
import type { Chance, Clock } from "@motcua/broker/ports";
import { findProfile, type Profile } from "@motcua/device-profiles";
import { type BytePort, parsePort } from "@motcua/device-profiles/port";
import { startCounterDisplay } from "../devices/counter-display.ts";
import { asciiFace, segmentFace } from "../devices/counter-display-face.ts";
import type { CounterDisplay, Keypad } from "../devices/device.ts";
import { startKeypad } from "../devices/keypad.ts";
import { ht16k33 } from "../drivers/ht16k33.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import type { Recorder } from "../recorder/recorder.ts";
import { aplayPlayer } from "../speech/aplay.ts";
import type { Player } from "../speech/player.ts";
import { streamPlayer } from "../speech/stream-player.ts";
import type { TallyBook } from "../telemetry/tally.ts";
import { countTries } from "../telemetry/watch-device.ts";
import { type Bus, shareLine } from "../transports/bus.ts";
import { type IoBox, keepIoBox } from "../transports/firmata.ts";
import { type KeptLine, keepLine } from "../transports/keep-line.ts";
import { openPort, type SimulatedAddress } from "../transports/open-port.ts";

/** A device whose profile and port are known to be right: the server has checked them. */
export type KnownDevice = { readonly config: DeviceConfig; readonly profile: Profile };

/** Opens lines by their port and shares those that several devices hang on. */
export type Connections = {
  display(device: KnownDevice): CounterDisplay | undefined;
  keypad(device: KnownDevice): Keypad | undefined;
  player(device: KnownDevice): Player | undefined;
  /** A line of the device's own. */
  line(device: KnownDevice): KeptLine | undefined;
  stop(): Promise<void>;
};

export function openConnections(options: {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly simulated: SimulatedAddress;
  readonly tallies: TallyBook;
  readonly recorder: Recorder;
}): Connections {
  const { clock, chance, simulated, tallies, recorder } = options;
  const lines = new Map<string, KeptLine>();
  const buses = new Map<string, Bus>();
  const boxes = new Map<string, IoBox>();

  const openFor = (port: BytePort, { config, profile }: KnownDevice) => {
    const baud = profile.serial?.baud;
    const open = openPort({ port, ...(baud === undefined ? {} : { baud }), clock, simulated });
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
  const faceOf = (device: KnownDevice) => {
    const { config, profile } = device;
    if (profile.driver === "led-ascii") {
      const line = lineOf(device);
      if (line === undefined) return undefined;
      const bus = shared(buses, config.port, () => shareLine({ line, clock }));
      const codec = ledAscii(profile.capabilities);
      const onTry = countTries(tallies.of(config.name));
      return asciiFace({ line, bus, codec, address: config.address ?? 1, onTry });
    }
    const port = parsePort(config.port);
    if (profile.driver !== "ht16k33" || !port.ok || port.value.kind !== "firmata") return undefined;
    const { over } = port.value;
    const box = shared(boxes, config.port, () =>
      keepIoBox({ open: openFor(over, device), clock, chance }),
    );
    return segmentFace({
      box,
      chip: ht16k33(profile.capabilities),
      address: config.address ?? 0x70,
    });
  };

  return {
    line: lineOf,
    display: (device) => {
      const { config, profile } = device;
      const face = faceOf(device);
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
      const line = lineOf(device);
      if (line === undefined || device.profile.driver !== "key-bytes") return undefined;
      const { capabilities } = device.profile;
      return startKeypad({ name: device.config.name, capabilities, line, clock });
    },
    player: (device) => {
      const port = parsePort(device.config.port);
      if (port.ok && port.value.kind === "alsa") return aplayPlayer({ pcm: port.value.pcm, clock });
      const line = lineOf(device);
      return line && streamPlayer({ line, clock });
    },
    stop: async () => {
      const open = [...lines.values(), ...boxes.values()];
      await Promise.all(open.map((one) => one.stop()));
    },
  };
}

/** A device with its profile, or undefined where this release has no such profile. */
export function knownDevice(config: DeviceConfig): KnownDevice | undefined {
  const found = findProfile(config.profile);
  return found.known ? { config, profile: found.profile } : undefined;
}

function bytePortOf(text: string): BytePort | undefined {
  const port = parsePort(text);
  if (!port.ok) return undefined;
  const { value } = port;
  return value.kind === "serial" || value.kind === "tcp" || value.kind === "sim"
    ? value
    : undefined;
}

function shared<T>(made: Map<string, T>, key: string, make: () => T): T {
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found;
}
