import type { Clock } from "@motcua/broker/ports";
import type { SimulatedDevice } from "./simulated-device.ts";
import { listeners } from "./simulated-device-listeners.ts";
import { paced } from "./simulated-device-pace.ts";

/** What a passer-by reads on an LED matrix; spaces where nothing is lit. */
type MatrixLook = {
  readonly face: "led-matrix";
  readonly lit: string;
  readonly blink: boolean;
};

/** One unit on a shared line. */
export interface Rs485Display extends SimulatedDevice<MatrixLook> {
  /** The next so many frames for this unit arrive with a flipped bit. */
  disturb(frames: number): void;
}

const stx = 0x02;
const etx = 0x03;
const ack = 0x06;
const nak = 0x15;

/** Address, 16 characters and the end: what is longer is not a frame of this family. */
const frameMax = 2 + 16 + 3;

/**
 * A display that takes `<STX>aatext<ETX>cc`: two digits of address, text, and in hexadecimal the
 * XOR of all from the address to ETX. It answers ACK or NAK to frames for itself and is silent to
 * all others, so that many units can hear one pair of wires.
 */
export function createRs485Display(options: {
  readonly address: number;
  readonly digits: number;
  readonly baud: number;
  readonly clock: Clock;
}): Rs485Display {
  const { address, digits, baud, clock } = options;
  const sent = listeners<Uint8Array>();
  const changed = listeners<void>();
  const dark = " ".repeat(digits);
  let lit = dark;
  let frame: number[] | undefined;
  let disturbed = 0;

  const out = paced({ baud, clock, heard: (bytes) => sent.tell(bytes) });
  const answer = (byte: number) => out.receive(Uint8Array.of(byte));
  const take = (bytes: number[]) => {
    if (Number(ascii(bytes.slice(0, 2))) !== address) return;
    if (disturbed > 0) {
      disturbed -= 1;
      bytes[2] = (bytes[2] ?? 0) ^ 0x10;
    }
    const end = bytes.length - 2;
    const sum = bytes.slice(0, end).reduce((left, right) => left ^ right, 0);
    if (Number.parseInt(ascii(bytes.slice(end)), 16) !== sum) return answer(nak);
    const text = ascii(bytes.slice(2, end - 1))
      .slice(0, digits)
      .padEnd(digits, " ");
    answer(ack);
    if (text === lit) return;
    lit = text;
    changed.tell();
  };
  const hear = (byte: number) => {
    if (byte === stx) frame = [];
    else if (frame !== undefined) {
      frame.push(byte);
      if (frame[frame.length - 3] === etx) {
        take(frame);
        frame = undefined;
      } else if (frame.length > frameMax) frame = undefined;
    }
  };
  const line = paced({ baud, clock, heard: (bytes) => bytes.forEach(hear) });

  return {
    receive: (bytes) => line.receive(bytes),
    onSend: (listener) => sent.add(listener),
    onChange: (listener) => changed.add(listener),
    snapshot: () => ({ face: "led-matrix", lit, blink: false }),
    disturb: (frames) => {
      disturbed = frames;
    },
    powerOff: () => {
      line.drop();
      out.drop();
      frame = undefined;
      lit = dark;
      changed.tell();
    },
    stop: () => {
      line.drop();
      out.drop();
    },
  };
}

function ascii(bytes: readonly number[]): string {
  return String.fromCharCode(...bytes);
}
