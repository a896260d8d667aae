import { EventEmitter } from "node:events";
import type { Clock } from "@motcua/broker/ports";
import type firmataIo from "firmata-io";
import type johnnyFive from "johnny-five";
import { type Line, LineFault } from "./line.ts";
import { writeDeadlineMs } from "./write-deadline.ts";

/** Firmata 2.6 protocol: report version, and the sysex that asks for the firmware's name. */
const versionQuery = Uint8Array.of(0xf9);
const firmwareQuery = Uint8Array.of(0xf0, 0x79, 0xf7);

/** An Uno that was reset by the opening of its port listens again after about 2 s. */
const askAgainMs = 1_000;
const readyWithinMs = 10_000;

/** Bytes from here on begin or end a message; all within one are smaller. */
const firstStatus = 0x80;

/** The longest answer, of a board's capabilities, has about 10 bytes for each of 70 pins. */
const messageMaxBytes = 4_096;

/** What firmata-io takes for its port: it stays the same while lines come and go behind it. */
class Relay extends EventEmitter {
  #line: Line;
  #sinceStatus = 0;

  constructor(line: Line) {
    super();
    this.#line = line;
    this.attach(line);
  }

  /** From here on the bytes go to and come from this line. */
  attach(line: Line): void {
    this.#line = line;
    line.onData((bytes) => {
      if (this.#line !== line) return;
      for (const byte of bytes) this.#hear(byte);
    });
  }

  /** One byte at a time, so that what firmata-io throws at costs no message behind it. */
  #hear(byte: number): void {
    this.#sinceStatus = byte < firstStatus ? this.#sinceStatus + 1 : 0;
    // firmata-io would keep an unfinished message for ever; the next one begins with a status byte.
    if (this.#sinceStatus > messageMaxBytes) return;
    try {
      this.emit("data", Uint8Array.of(byte));
    } catch {
      // Noise that looks like a message, cut short: firmata-io reads behind its end and throws.
    }
  }

  /** Called by firmata-io, which does not look at errors: a missing answer tells of them. */
  write(bytes: Uint8Array, done: () => void = () => undefined): void {
    const deadlineMs = writeDeadlineMs(bytes.length, this.#line.baud);
    this.#line.write(bytes, { deadlineMs }).then(done, done);
  }
}

/** Where and until when a box is greeted. */
export type Greeting = {
  readonly line: Line;
  readonly clock: Clock;
  readonly stopped: AbortSignal;
};

/** A box that has said what it is. Both packages keep every instance for ever: one a port. */
export type Box = {
  readonly relay: Relay;
  readonly io: InstanceType<typeof firmataIo.Firmata>;
  readonly board: InstanceType<typeof johnnyFive.Board>;
};

/** Greets a box for the first time; rejects with `no-reply` when nothing there speaks Firmata. */
export async function firstGreeting(greeting: Greeting): Promise<Box> {
  // Loaded here: an office without such a box does not pay their 15 MB.
  const [{ default: firmata }, { default: five }] = await Promise.all([
    import("firmata-io"),
    import("johnny-five"),
  ]);
  const relay = new Relay(greeting.line);
  // A timeout of 0 makes it ask for the version at once, not after 5 s.
  const io = new firmata.Firmata(relay, { reportVersionTimeout: 0 });
  io.on("error", () => undefined);
  await answered({
    ...greeting,
    // Once: the Board below emits "ready" on this object again.
    listen: (ready) => void io.once("ready", ready),
    // Bytes that reach a box while it starts are lost.
    askAgain: () => {
      relay.write(versionQuery);
      relay.write(firmwareQuery);
    },
  });
  const board = new five.Board({ io, repl: false, debug: false, sigint: false });
  board.on("error", () => undefined);
  board.i2cConfig({ delay: 0 });
  return { relay, io, board };
}

/** Greets a known box on a new line; it may have been switched off, so I²C is set up again. */
export async function greetAgain(box: Box, greeting: Greeting): Promise<void> {
  const { relay, io, board } = box;
  // Half a message of the old line must not swallow the first one of the new.
  io.buffer.length = 0;
  relay.attach(greeting.line);
  const ask = () => relay.write(versionQuery);
  ask();
  await answered({
    ...greeting,
    listen: (heard) => void io.once("reportversion", heard),
    askAgain: ask,
  });
  board.i2cConfig({ delay: 0 });
}

function answered(
  options: Greeting & {
    readonly listen: (heard: () => void) => void;
    readonly askAgain: () => void;
  },
): Promise<void> {
  const { line, clock, stopped, listen, askAgain } = options;
  return new Promise((resolve, reject) => {
    const settle = (fault?: LineFault) => {
      stopAsking();
      stopWaiting();
      if (fault === undefined) resolve();
      else reject(fault);
    };
    const stopAsking = clock.every(askAgainMs, askAgain);
    const stopWaiting = clock.after(readyWithinMs, () => {
      settle(new LineFault("no-reply", "nothing at the port speaks Firmata"));
    });
    line.onDown(settle);
    stopped.addEventListener("abort", () => settle(new LineFault("unplugged", "stopped")));
    listen(() => settle());
  });
}
