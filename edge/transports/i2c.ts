import type { FaultCode } from "@motcua/device-profiles/faults";
import { LineFault } from "./line.ts";

/** Where bytes are read: at a register, or at once from a chip that has none. */
export type I2cPlace = {
  readonly address: number;
  readonly register?: number;
  readonly count: number;
};

/** An open I²C adapter; each call is one transfer and rejects with the kernel's errno. */
export interface I2cBus {
  write(address: number, bytes: Uint8Array): Promise<void>;
  read(place: I2cPlace): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens an adapter. That it opens proves nothing: only a transfer does. */
export type OpenI2c = () => Promise<I2cBus>;

/** An adapter that several chips share. Rejects with LineFaults. */
export interface SharedI2c {
  i2cWrite(address: number, bytes: Uint8Array): Promise<void>;
  i2cRead(place: I2cPlace): Promise<Uint8Array>;
  /** Called once, soon: an adapter is there from the start; what comes and goes is chips. */
  onUp(listener: () => void): void;
  stop(): Promise<void>;
}

/** Who hears what a bus carries: the chip's address, and behind it the bytes of one transfer. */
export type I2cEar = (direction: "in" | "out", bytes: Uint8Array) => void;

/**
 * One transfer after the other. After any error the adapter is opened anew: a USB adapter that was
 * pulled out leaves a descriptor behind that never works again. A keypad is read a hundred times a second: only what differs from the last
 * read of a chip is told to the ear.
 */
export function shareI2c(open: OpenI2c, ear: I2cEar = () => undefined): SharedI2c {
  const lastRead = new Map<string, string>();
  let bus: I2cBus | undefined;
  let stopped = false;
  let tail: Promise<unknown> = Promise.resolve();

  const transfer = async <T>(act: (on: I2cBus) => Promise<T>): Promise<T> => {
    if (stopped) throw new LineFault("unplugged", "the bus was stopped");
    try {
      bus ??= await open();
      return await act(bus);
    } catch (error) {
      const broken = bus;
      bus = undefined;
      await broken?.close().catch(() => undefined);
      throw faultOf(error);
    }
  };
  const inTurn = <T>(act: (on: I2cBus) => Promise<T>): Promise<T> => {
    const turn = tail.then(() => transfer(act));
    tail = turn.catch(() => undefined);
    return turn;
  };
  return {
    i2cWrite: (address, bytes) =>
      inTurn((on) => {
        ear("out", Uint8Array.of(address, ...bytes));
        return on.write(address, bytes);
      }),
    i2cRead: (place) =>
      inTurn(async (on) => {
        const bytes = await on.read(place);
        const told = Buffer.from(bytes).toString("hex");
        const kind = `${place.address} ${place.count}`;
        if (lastRead.get(kind) !== told) ear("in", Uint8Array.of(place.address, ...bytes));
        lastRead.set(kind, told);
        return bytes;
      }),
    onUp: (listener) => queueMicrotask(listener),
    stop: async () => {
      stopped = true;
      await tail;
      await bus?.close();
    },
  };
}

/** What Linux says when a chip does not acknowledge differs from adapter to adapter. */
const codes: Readonly<Record<string, FaultCode>> = {
  EREMOTEIO: "no-reply",
  ENXIO: "no-reply",
  EIO: "no-reply",
  ETIMEDOUT: "no-reply",
  ENODEV: "no-reply",
  EAGAIN: "no-reply",
  EBUSY: "port-busy",
  EACCES: "port-forbidden",
  EPERM: "port-forbidden",
  ENOENT: "port-missing",
};

function faultOf(error: unknown): LineFault {
  if (error instanceof LineFault) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new LineFault(codes[code] ?? "not-supported", message);
}
