import type { Chance, Clock } from "@motcua/broker/ports";
import { type BytePort, parsePort } from "@motcua/device-profiles/port";
import { asciiFace, type DisplayFace, segmentFace } from "../devices/counter-display-face.ts";
import { ht16k33 } from "../drivers/ht16k33.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import type { KnownDevice } from "../known-device.ts";
import type { TallyBook } from "../telemetry/tally.ts";
import { countTries } from "../telemetry/watch-device.ts";
import { type Bus, shareLine } from "../transports/bus.ts";
import { type IoBox, keepIoBox } from "../transports/firmata.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import type { OpenLine } from "../transports/line.ts";
import { type ProbedChip, probeChip } from "../transports/probed-chip.ts";
import type { OwnPorts } from "./own-ports.ts";

/** The faces of counter displays; displays on one bus or box share it. */
export type DisplayFaces = {
  of(device: KnownDevice): DisplayFace | undefined;
  stop(): Promise<void>;
};

export function openDisplayFaces(options: {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly own: OwnPorts;
  readonly tallies: TallyBook;
  readonly lineOf: (device: KnownDevice) => KeptLine | undefined;
  readonly openFor: (port: BytePort, device: KnownDevice) => OpenLine;
}): DisplayFaces {
  const { clock, chance, own, tallies, lineOf, openFor } = options;
  const buses = new Map<string, Bus>();
  const boxes = new Map<string, IoBox>();
  const chips: ProbedChip[] = [];

  const busOf = (port: string, line: KeptLine): Bus => {
    const bus = buses.get(port) ?? shareLine({ line, clock });
    buses.set(port, bus);
    return bus;
  };
  const boxOf = (device: KnownDevice): IoBox | undefined => {
    const text = device.config.port;
    const port = parsePort(text);
    if (!port.ok || port.value.kind !== "firmata") return undefined;
    const { over } = port.value;
    const box = boxes.get(text) ?? keepIoBox({ open: openFor(over, device), clock, chance });
    boxes.set(text, box);
    return box;
  };
  const probed = (at: Parameters<typeof probeChip>[0]): ProbedChip => {
    const chip = probeChip(at);
    chips.push(chip);
    return chip;
  };
  return {
    of: (device) => {
      const { config, profile } = device;
      if (profile.driver === "led-ascii") {
        const line = lineOf(device);
        if (line === undefined) return undefined;
        const bus = busOf(config.port, line);
        const codec = ledAscii(profile.capabilities);
        const onTry = countTries(tallies.of(config.name));
        return asciiFace({ line, bus, codec, address: config.address ?? 1, onTry });
      }
      if (profile.driver !== "ht16k33") return undefined;
      const { address = 0x70 } = config;
      const bus = own.i2c(config.port);
      const box = bus === undefined ? boxOf(device) : probed({ bus, address, clock });
      const chip = ht16k33(profile.capabilities);
      return box && segmentFace({ box, chip, address });
    },
    stop: async () => {
      await Promise.all([...boxes.values(), ...chips].map((one) => one.stop()));
    },
  };
}
