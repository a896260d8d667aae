import type { Chance, Clock } from "@motcua/broker/ports";
import { attempt } from "./attempt.ts";
import { type Box, firstGreeting, greetAgain } from "./firmata-board.ts";
import { alive, i2cRead, i2cWrite, put, type Question } from "./firmata-question.ts";
import { keepLine, type LineState } from "./keep-line.ts";
import { type Line, LineFault, type OpenLine } from "./line.ts";
import { writeDeadlineMs } from "./write-deadline.ts";

/** An Arduino I/O box with Firmata, behind any line: here its I²C bus. */
export interface IoBox {
  /**
   * One I²C write. Resolves when the box has done it; whether a chip took it, Firmata does not
   * tell. Rejects with a LineFault.
   */
  i2cWrite(address: number, bytes: Uint8Array): Promise<void>;
  /** One I²C read; empty when no chip answers at the address. Rejects with a LineFault. */
  i2cRead(at: {
    readonly address: number;
    readonly register: number;
    readonly count: number;
  }): Promise<Uint8Array>;
  state(): LineState;
  /** The box is there, or was there and has restarted: its chips may have forgotten everything. */
  onUp(listener: () => void): void;
  onDown(listener: (fault: LineFault) => void): void;
  stop(): Promise<void>;
}

/** johnny-five loses writes silently after an unplug; a question now and then finds out. */
const heartbeatMs = 5_000;

/** Opens the box by johnny-five over firmata-io and keeps it open. */
export function keepIoBox(options: {
  readonly open: OpenLine;
  readonly clock: Clock;
  readonly chance: Chance;
}): IoBox {
  const { open, clock, chance } = options;
  const ups: (() => void)[] = [];
  let box: Box | undefined;
  let giveUp: (fault: LineFault) => void = () => undefined;
  let interrupt: (fault: LineFault) => void = () => undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const stopping = new AbortController();

  const openBox = async () => {
    const line = await open();
    const greeting = { line, clock, stopped: stopping.signal };
    try {
      if (box === undefined) box = watchRestarts(await firstGreeting(greeting));
      else await greetAgain(box, greeting);
    } catch (error) {
      await line.close();
      throw error;
    }
    const greeted = over(line, clock);
    giveUp = greeted.lost;
    return greeted.line;
  };
  const watchRestarts = (fresh: Box) => {
    // Sent unasked after a reset; the box then knows nothing of its I²C bus any more.
    fresh.io.on("queryfirmware", () => {
      if (kept.state().state !== "up") return;
      fresh.board.i2cConfig({ delay: 0 });
      tell();
    });
    return fresh;
  };
  const tell = () => {
    for (const listener of ups) listener();
  };
  const kept = keepLine({ open: openBox, clock, chance });
  kept.onUp(tell);
  kept.onDown((fault) => interrupt(fault));

  const inTurn = <T>(question: Question<T>): Promise<T> => {
    const turn = tail.then(async () => {
      const now = kept.state();
      if (now.state === "down") throw now.fault;
      if (box === undefined || now.state !== "up") {
        throw new LineFault("unplugged", "the box has not answered yet");
      }
      const asked = put({ question, box, clock });
      interrupt = asked.interrupt;
      return asked.answer.catch((fault: LineFault) => {
        giveUp(fault);
        throw fault;
      });
    });
    tail = turn.catch(() => undefined);
    return turn;
  };
  const stopBeating = clock.every(heartbeatMs, () => {
    // Its failure is told by the line, which is given up.
    if (kept.state().state === "up") inTurn(alive).catch(() => undefined);
  });

  return {
    i2cWrite: (address, bytes) => inTurn(i2cWrite(address, bytes)),
    i2cRead: async (at) => Uint8Array.from(await inTurn(i2cRead(at))),
    state: () => kept.state(),
    onUp: (listener) => void ups.push(listener),
    onDown: (listener) => kept.onDown(listener),
    stop: async () => {
      stopBeating();
      const closed = kept.stop();
      stopping.abort();
      interrupt(new LineFault("unplugged", "the box was stopped"));
      await closed;
      await tail;
    },
  };
}

/** The same line as one that can be given up when the box behind it hangs. */
function over(line: Line, clock: Clock) {
  const greeted = attempt({
    baud: line.baud,
    clock,
    wire: {
      send: (bytes, taken) => {
        const deadlineMs = writeDeadlineMs(bytes.length, line.baud);
        line.write(bytes, { deadlineMs }).then(() => taken(), taken);
      },
      end: () => line.close(),
    },
  });
  line.onDown(greeted.lost);
  return greeted;
}
