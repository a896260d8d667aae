import type { Clock } from "@motcua/broker/ports";
import type { SegmentLook, SimulatedChip } from "./firmata-board-ht16k33.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import { listeners } from "./simulated-device-listeners.ts";
import { paced } from "./simulated-device-pace.ts";

/** The looks of the chips on its bus, by I²C address. */
type BoxLook = Readonly<Record<number, SegmentLook>>;

/** An Arduino box that can also be reset, by its button or a dip in its supply. */
export interface FirmataBoard extends SimulatedDevice<BoxLook> {
  /** Starts anew without the line breaking, as after a dip; its chips stay powered. */
  restart(): void;
}

/** Firmata protocol 2.6. */
const command = {
  reportVersion: 0xf9,
  startSysex: 0xf0,
  endSysex: 0xf7,
  analogMappingQuery: 0x69,
  analogMappingResponse: 0x6a,
  capabilityQuery: 0x6b,
  capabilityResponse: 0x6c,
  stringData: 0x71,
  i2cRequest: 0x76,
  i2cReply: 0x77,
  i2cConfig: 0x78,
  firmwareQuery: 0x79,
} as const;

const version = [2, 6];
const firmware = "StandardFirmata.ino";

/** What StandardFirmata says when no chip, or a slow one, answers a read. */
const tooFew = "I2C: Too few bytes received";

/** Bits of an I²C request's mode that ask for a read. */
const readMode = 0x18;

/** StandardFirmata's MAX_DATA_BYTES: a longer sysex is cut off. */
const sysexMax = 64;

/** An Uno: pins 0 to 19, of which 14 to 19 are analog and 18 and 19 carry I²C. */
const pins = Array.from({ length: 20 }, (_each, pin) => pin);
const capabilities = pins.flatMap((pin) => [0, 1, 1, 1, ...(pin >= 18 ? [6, 1] : []), 0x7f]);
const analogMapping = pins.map((pin) => (pin >= 14 ? pin - 14 : 0x7f));

/** A box with StandardFirmata and some chips on its I²C bus, at 57,600 baud. */
export function createFirmataBoard(options: {
  readonly chips: readonly SimulatedChip[];
  readonly baud: number;
  readonly clock: Clock;
}): FirmataBoard {
  const { chips, baud, clock } = options;
  const sent = listeners<Uint8Array>();
  const changed = listeners<void>();
  let message: number[] = [];
  let i2c = false;
  for (const chip of chips) chip.onChange(() => changed.tell());

  const out = paced({ baud, clock, heard: (bytes) => sent.tell(bytes) });
  const answer = (bytes: readonly number[]) => out.receive(Uint8Array.from(bytes));
  const sysex = ([kind, ...data]: readonly number[]) => {
    const reply = (...bytes: number[]) => answer([command.startSysex, ...bytes, command.endSysex]);
    if (kind === command.firmwareQuery) reply(kind, ...version, ...pairsOf(ascii(firmware)));
    if (kind === command.capabilityQuery) reply(command.capabilityResponse, ...capabilities);
    if (kind === command.analogMappingQuery) reply(command.analogMappingResponse, ...analogMapping);
    if (kind === command.i2cConfig) i2c = true;
    if (kind !== command.i2cRequest || !i2c) return;
    const [address = 0, mode = 0, ...rest] = data;
    const chip = chips.find((each) => each.address === address);
    const [register = 0, count = 0] = bytesOf(rest);
    if ((mode & readMode) === 0) chip?.write(bytesOf(rest));
    else {
      const found = chip?.read(register, count) ?? [];
      if (found.length < count) reply(command.stringData, ...pairsOf(ascii(tooFew)));
      reply(command.i2cReply, ...pairsOf([address, register, ...found]));
    }
  };
  const hear = (byte: number) => {
    if (byte === command.startSysex) message = [byte];
    else if (byte === command.endSysex) {
      if (message[0] === command.startSysex) sysex(message.slice(1));
      message = [];
    } else if (byte >= 0x80) {
      message = [];
      if (byte === command.reportVersion) answer([command.reportVersion, ...version]);
    } else if (message.length > 0 && message.length <= sysexMax) message.push(byte);
  };
  const line = paced({ baud, clock, heard: (bytes) => bytes.forEach(hear) });
  const forget = () => {
    line.drop();
    out.drop();
    message = [];
    i2c = false;
  };

  return {
    receive: (bytes) => line.receive(bytes),
    onSend: (listener) => sent.add(listener),
    onChange: (listener) => changed.add(listener),
    snapshot: () => Object.fromEntries(chips.map((chip) => [chip.address, chip.snapshot()])),
    restart: () => {
      forget();
      answer([command.reportVersion, ...version]);
      sysex([command.firmwareQuery]);
    },
    powerOff: () => {
      forget();
      for (const chip of chips) chip.powerOff();
    },
    stop: () => {
      line.drop();
      out.drop();
    },
  };
}

/** Eight-bit bytes as pairs of seven bits, low half first. */
function pairsOf(bytes: readonly number[]): number[] {
  return bytes.flatMap((byte) => [byte & 0x7f, byte >> 7]);
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function bytesOf(pairs: readonly number[]): number[] {
  return pairs.flatMap((low, index) =>
    index % 2 === 0 ? [low | ((pairs[index + 1] ?? 0) << 7)] : [],
  );
}
