import { readSegments } from "../drivers/segment-font.ts";
import { listeners } from "./simulated-device-listeners.ts";

/** What stands on a segment display: each digit's bits, and what a passer-by reads in them. */
export type SegmentLook = {
  readonly face: "seven-segment";
  readonly lit: string;
  readonly segments: readonly number[];
  readonly blink: boolean;
};

/** A chip on the I²C bus of a simulated box. */
export interface SimulatedChip {
  readonly address: number;
  /** One I²C transaction. */
  write(bytes: readonly number[]): void;
  /** Bytes of its RAM. */
  read(register: number, count: number): readonly number[];
  onChange(listener: () => void): void;
  snapshot(): SegmentLook;
  powerOff(): void;
}

/** The rows of a four-digit clock display: its colon has row 2. */
const clockRows = [0, 1, 3, 4];
const plainRows = [0, 1, 2, 3, 4, 5, 6, 7];

/** An HT16K33 with its registers (Holtek data sheet v1.10), dark until it is set up. */
export function createHt16k33(options: {
  readonly address: number;
  readonly digits: number;
  readonly segments: 7 | 14;
}): SimulatedChip {
  const { address, digits, segments } = options;
  const rows = (segments === 7 && digits === 4 ? clockRows : plainRows).slice(0, digits);
  const ram = new Uint8Array(16);
  const changed = listeners<void>();
  let oscillator = false;
  let on = false;
  let blink = false;

  const command = (byte: number, data: readonly number[]) => {
    const low = byte & 0x0f;
    switch (byte & 0xf0) {
      case 0x00:
        data.forEach((value, offset) => {
          ram[(low + offset) % ram.length] = value;
        });
        break;
      case 0x20:
        oscillator = (low & 1) === 1;
        break;
      case 0x80:
        on = (low & 1) === 1;
        blink = (low & 6) !== 0;
        break;
    }
  };
  const bits = () =>
    rows.map((row) =>
      oscillator && on ? (ram[2 * row] ?? 0) | ((ram[2 * row + 1] ?? 0) << 8) : 0,
    );
  return {
    address,
    write: (bytes) => {
      const [first, ...data] = bytes;
      if (first === undefined) return;
      const before = bits().join();
      command(first, data);
      if (bits().join() !== before) changed.tell();
    },
    read: (register, count) =>
      Array.from({ length: count }, (_each, offset) => ram[(register + offset) % ram.length] ?? 0),
    onChange: (listener) => changed.add(listener),
    snapshot: () => {
      const now = bits();
      const lit = now.map((digit) => readSegments(digit, segments)).join("");
      return { face: "seven-segment", lit, segments: now, blink: blink && on };
    },
    powerOff: () => {
      // RAM is random after power-up on the real chip; dark is enough to show a missing set-up.
      ram.fill(0);
      oscillator = false;
      on = false;
      blink = false;
      changed.tell();
    },
  };
}
