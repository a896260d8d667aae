import type { Clock } from "@motcua/broker/ports";
import type { KnownDevice } from "../known-device.ts";
import { createFirmataBoard } from "./firmata-board.ts";
import { createHt16k33 } from "./firmata-board-ht16k33.ts";
import { createKeypad } from "./keypad.ts";
import { createRs485Display } from "./rs485-displays.ts";
import { i2cLook } from "./simulated-buses.ts";
import type { Look } from "./simulated-peripheral.ts";
import { simulateSpeaker } from "./speaker.ts";
import type { trainEar } from "./speaker-ear.ts";
import { simulateTicketPrinter } from "./ticket-printer.ts";

/** What hears a voice pack in samples; undefined where no speaker is simulated. */
type Ear = ReturnType<typeof trainEar> | undefined;

type With = { readonly clock: Clock; readonly ear: Ear };

/** `line`: the name of a plug that several chips share. */
type OnLine = With & { readonly line: string };

type Plugged = { readonly look: Look; readonly names: readonly string[] };

/** The devices of one line by the name of their plug; the chips of an I/O box share one. */
export function simulateLine(
  wired: readonly KnownDevice[],
  { clock, ear, line }: OnLine,
): Map<string, Plugged> {
  const plugged = new Map<string, Plugged>();
  const chips = wired.flatMap(({ config, profile }) => {
    if (profile.driver !== "ht16k33") return [];
    const { digits, segments } = profile.capabilities;
    return [createHt16k33({ address: config.address ?? 0x70, digits, segments })];
  });
  const [first] = wired;
  if (first?.config.port.startsWith("i2c:")) {
    for (const { device, look } of wired.flatMap((one) => i2cLook(one, clock))) {
      plugged.set(device, { look, names: [device] });
    }
    return plugged;
  }
  if (chips.length > 0 && first !== undefined) {
    const baud = first.profile.serial?.baud ?? 57_600;
    const device = createFirmataBoard({ chips, baud, clock });
    plugged.set(line, {
      look: { kind: "io-box", device },
      names: wired.map(({ config }) => config.name),
    });
    return plugged;
  }
  for (const device of wired) {
    const look = lookOf(device, { clock, ear });
    const { name } = device.config;
    if (look !== undefined) plugged.set(name, { look, names: [name] });
  }
  return plugged;
}

function lookOf({ config, profile }: KnownDevice, { clock, ear }: With): Look | undefined {
  const baud = profile.serial?.baud ?? 9_600;
  switch (profile.driver) {
    case "escpos": {
      const { widthDots, cutter } = profile.capabilities;
      const device = simulateTicketPrinter({ clock, baud, widthDots, cutter });
      return { kind: "printer", device };
    }
    case "led-ascii": {
      const address = config.address ?? 1;
      const device = createRs485Display({ address, ...profile.capabilities, baud, clock });
      return { kind: "matrix", device };
    }
    case "key-bytes": {
      const { capabilities, purpose } = profile;
      return {
        kind: "keypad",
        device: createKeypad({ capabilities, clock }),
        purpose,
        capabilities,
      };
    }
    case "voice":
      return ear && { kind: "speaker", device: simulateSpeaker({ clock, ear }) };
    // On a board's own adapter or chip: simulated-buses.ts.
    case "pcf8574":
    case "gpio-keys":
    case "gpio-switch":
    case "ht16k33":
    case "page":
    case "rating-page":
      return undefined;
  }
}
