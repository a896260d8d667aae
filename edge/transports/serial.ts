import { stat } from "node:fs/promises";
import type { Clock } from "@motcua/broker/ports";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { SerialPort } from "serialport";
import { attempt, type Wire } from "./attempt.ts";
import { type Line, LineFault } from "./line.ts";

/** A third of all unplugs are not seen by the pending read; the device node goes every time. */
const watchMs = 500;

/**
 * Opens a serial device at `baud`, 8 data bits, no parity, one stop bit. Each call makes a new
 * SerialPort: one that was closed by an error reports itself open again and fails every write.
 */
export async function openSerial(options: {
  readonly path: string;
  readonly baud: number;
  readonly clock: Clock;
}): Promise<Line> {
  const { path, baud, clock } = options;
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
  // For life: closing a port whose peer does not read emits "Canceled", which must not kill us.
  port.on("error", () => undefined);
  await opened(port);
  const node = await nodeOf(path);
  const { line, received, lost } = attempt({ wire: wireOf(port, () => unwatch()), baud, clock });
  const unwatch = clock.every(watchMs, () => {
    void nodeOf(path).then((now) => {
      if (now !== node) lost(new LineFault("unplugged", `${path} is gone or is another device`));
    });
  });
  port.on("data", (bytes: Buffer) => received(bytes));
  port.once("close", (error?: Error | null) => {
    lost(new LineFault("unplugged", error?.message ?? `${path} was closed`));
  });
  // Without a pending read the far end's going is never seen.
  port.resume();
  return line;
}

function opened(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(new LineFault(codeOf(error.message), error.message));
    });
  });
}

function wireOf(port: SerialPort, ending: () => void): Wire {
  return {
    // Not drained: tcdrain on a peer that does not read would hold one of libuv's four threads.
    send: (bytes, done) => void port.write(Buffer.from(bytes), done),
    end: () =>
      new Promise((resolve) => {
        ending();
        if (port.isOpen) port.close(() => resolve());
        else resolve();
      }),
  };
}

/** Which device stands at the path: a replugged adapter may come back as another one. */
async function nodeOf(path: string): Promise<string> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return "none";
  }
}

function codeOf(message: string): FaultCode {
  if (/cannot lock port|busy|temporarily unavailable/i.test(message)) return "port-busy";
  if (/permission denied/i.test(message)) return "port-forbidden";
  // No such file, or a path that is not a serial device ("Inappropriate ioctl").
  return "port-missing";
}
