import type { Clock } from "@motcua/broker/ports";
import {
  controlByte,
  createLedFrameReader,
  type FrameForm,
  type LedFrame,
} from "../drivers/read-led-frame.ts";
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

/** The frame of the shipped model `led-rs485-ascii`. */
const plainForm = {
  frame: "<STX>{address}{text}<ETX>{checksum}",
  checksum: "xor",
  reply: { accept: "ACK", refuse: "NAK", timeoutMs: 150 },
} as const satisfies Omit<FrameForm, "digits">;

/**
 * A display that takes the frames of its model, by default `<STX>aatext<ETX>cc`: two digits of
 * address, text, and in hexadecimal the XOR of all from the address to ETX. It answers to frames
 * for itself, where its model answers, and is silent to all others, so that many units can hear
 * one pair of wires.
 */
export function createRs485Display(
  options: {
    readonly address: number;
    readonly digits: number;
    readonly baud: number;
    readonly clock: Clock;
  } & Partial<FrameForm>,
): Rs485Display {
  const { address, digits, baud, clock } = options;
  const form: FrameForm = options.frame === undefined ? { ...plainForm, digits } : formOf(options);
  const sent = listeners<Uint8Array>();
  const changed = listeners<void>();
  const dark = " ".repeat(digits);
  let lit = dark;
  let disturbed = 0;

  const out = paced({ baud, clock, heard: (bytes) => sent.tell(bytes) });
  const answer = (name: string | undefined) => {
    if (name !== undefined) out.receive(Uint8Array.of(controlByte(name)));
  };
  const frames = createLedFrameReader(form);
  const take = (frame: LedFrame) => {
    // A line with one unit has no addresses.
    if (form.frame.includes("{address}") && frame.address !== address) return;
    const torn = disturbed > 0;
    if (torn) disturbed -= 1;
    if (torn || !frame.sound) return answer(form.reply?.refuse);
    answer(form.reply?.accept);
    if (frame.text === lit) return;
    lit = frame.text;
    changed.tell();
  };
  const hear = (bytes: Uint8Array) => {
    for (const frame of frames.read(bytes)) take(frame);
  };
  const line = paced({ baud, clock, heard: hear });

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
      frames.forget();
      lit = dark;
      changed.tell();
    },
    stop: () => {
      line.drop();
      out.drop();
    },
  };
}

function formOf({
  digits,
  frame = plainForm.frame,
  checksum = "none",
  reply,
}: {
  readonly digits: number;
} & Partial<FrameForm>): FrameForm {
  return { digits, frame, checksum, ...(reply && { reply }) };
}
