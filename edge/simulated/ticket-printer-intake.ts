import { commandLength, isRealTime } from "./ticket-printer-commands.ts";

/** The receiving side of a printer: takes real-time commands out of the stream as they arrive. */
export type Intake = {
  /** One byte from the line. */
  take(byte: number): void;
  /** Forgets what it is in the middle of. */
  reset(): void;
};

export function createIntake(on: {
  /** DLE EOT, DLE ENQ or DLE DC4, whole. */
  readonly realTime: (command: readonly number[]) => void;
  /** Every other byte, in order, for the print buffer. */
  readonly stream: (byte: number) => void;
  /** Some models obey DLE EOT n also inside image data. */
  readonly obeysInsideImages: boolean;
}): Intake {
  let head: number[] = [];
  let bodyLeft = 0;
  let recent: number[] = [];

  const inBody = (byte: number) => {
    bodyLeft -= 1;
    on.stream(byte);
    if (!on.obeysInsideImages) return;
    recent = [...recent.slice(-2), byte];
    const [dle, eot, n] = recent;
    if (dle === 0x10 && eot === 0x04 && n !== undefined) on.realTime(recent);
  };
  return {
    take: (byte) => {
      if (bodyLeft > 0) return inBody(byte);
      head.push(byte);
      const length = commandLength(head);
      if (length === undefined) return;
      // A real-time command is whole only with its last byte; of the others the body follows.
      const whole = head.length >= length;
      if (head[0] === 0x10 && !whole) return;
      if (whole && isRealTime(head)) on.realTime(head);
      else for (const one of head) on.stream(one);
      bodyLeft = length - head.length;
      recent = [];
      head = [];
    },
    reset: () => {
      head = [];
      bodyLeft = 0;
    },
  };
}
