import type { Clock } from "@motcua/broker/ports";
import type { Box } from "./firmata-board.ts";
import { LineFault } from "./line.ts";

/** Something that is asked of a box and answered by an event of firmata-io. */
export type Question<T> = {
  readonly event: string;
  /** Sends it; `heard` itself must be what listens to the event, once. */
  readonly ask: (box: Box, heard: (answer: T) => void) => void;
};

/** A write of 17 bytes takes 2 ms on the I²C bus and 15 ms on the line: after 1 s the box hangs. */
const answerMs = 1_000;

/** Asks. `interrupt` ends the waiting when the line is gone. */
export function put<T>(options: {
  readonly question: Question<T>;
  readonly box: Box;
  readonly clock: Clock;
}): { readonly answer: Promise<T>; readonly interrupt: (fault: LineFault) => void } {
  const { question, box, clock } = options;
  let interrupt: (fault: LineFault) => void = () => undefined;
  const answer = new Promise<T>((resolve, reject) => {
    const heard = (value: T) => {
      cancel();
      resolve(value);
    };
    interrupt = (fault) => {
      cancel();
      box.io.removeListener(question.event, heard);
      reject(fault);
    };
    const cancel = clock.after(answerMs, () => {
      interrupt(new LineFault("no-reply", "the I/O box does not answer"));
    });
    question.ask(box, heard);
  });
  return { answer, interrupt };
}

/** Is the box still there? Firmata works in order, so it has done all that was sent before. */
export const alive: Question<void> = {
  event: "reportversion",
  ask: ({ io }, heard) => io.reportVersion(heard),
};

/** One I²C write, answered when it is done. */
export function i2cWrite(address: number, bytes: Uint8Array): Question<void> {
  return {
    event: alive.event,
    ask: (box, heard) => {
      box.board.i2cWrite(address, [...bytes]);
      alive.ask(box, heard);
    },
  };
}

/** One I²C read; no bytes when no chip answers. */
export function i2cRead(at: {
  readonly address: number;
  readonly register: number;
  readonly count: number;
}): Question<number[]> {
  const { address, register, count } = at;
  return {
    event: `I2C-reply-${address}-${register}`,
    ask: ({ board }, heard) => board.i2cReadOnce(address, register, count, heard),
  };
}
