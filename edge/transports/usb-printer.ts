import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { Clock } from "@motcua/broker/ports";
import type { FaultCode } from "@motcua/device-profiles/faults";
import type { UsbPort } from "@motcua/device-profiles/port";
import { attempt, type Wire } from "./attempt.ts";
import { findUsbPrinter } from "./find-usb-printer.ts";
import { type Line, LineFault } from "./line.ts";

/** An open device node; both calls reject with EAGAIN where the device is not ready. */
export type UsbFile = {
  /** 0 bytes are no end: printers answer a read with empty packets. */
  read(into: Uint8Array): Promise<number>;
  /** How many of the bytes were taken. */
  write(bytes: Uint8Array): Promise<number>;
  close(): Promise<void>;
};

/** An answer is waited for 500 ms by whoever asks; this costs no measurable processor time. */
const readEveryMs = 20;

/** While the printer is busy with what it has. */
const writeAgainMs = 5;

/** Whether the device node still stands there: an idle read may not notice. */
const watchMs = 500;

/** What the kernel's usblp sends in one go; a longer write would only wait inside the kernel. */
const chunkBytes = 4_096;

/** A reply is a few bytes; usblp hands out one packet a read. */
const replyBytes = 512;

/**
 * Opens a printer of the USB printer class, `/dev/usb/lp…`. By its ids it is looked up anew at each
 * opening, because the number follows the order of plugging in.
 */
export async function openUsbPrinter(options: {
  readonly port: UsbPort;
  readonly clock: Clock;
  readonly openFile?: (path: string) => Promise<UsbFile>;
  readonly nodeOf?: (path: string) => Promise<string>;
}): Promise<Line> {
  const { port, clock, openFile = openNode, nodeOf = nodeAt } = options;
  const path = "path" in port ? port.path : await findUsbPrinter(port);
  const file = await openFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof LineFault) throw error;
    throw new LineFault(codes[error.code ?? ""] ?? "unplugged", error.message);
  });
  const node = await nodeOf(path);
  const running = { ended: false };
  const wire = wireOf({ file, clock, running, ending: () => stopWatching() });
  const { line, received, lost } = attempt({ wire, baud: undefined, clock });
  const stopReading = read({ file, clock, running, received, lost });
  const stopLooking = clock.every(watchMs, () => {
    void nodeOf(path).then((now) => {
      if (now !== node) lost(new LineFault("unplugged", `${path} is gone or is another device`));
    });
  });
  const stopWatching = () => {
    stopReading();
    stopLooking();
  };
  return line;
}

type Running = { ended: boolean };

function read(options: {
  readonly file: UsbFile;
  readonly clock: Clock;
  readonly running: Running;
  readonly received: (bytes: Uint8Array) => void;
  readonly lost: (fault: LineFault) => void;
}): () => void {
  const { file, clock, running, received, lost } = options;
  const buffer = new Uint8Array(replyBytes);
  let reading = false;
  const look = async () => {
    if (reading || running.ended) return;
    reading = true;
    try {
      const count = await file.read(buffer);
      if (count > 0) received(buffer.slice(0, count));
    } catch (error) {
      if (!isBusy(error)) lost(faultOf(error));
    } finally {
      reading = false;
    }
  };
  return clock.every(readEveryMs, () => void look());
}

function wireOf(options: {
  readonly file: UsbFile;
  readonly clock: Clock;
  readonly running: Running;
  readonly ending: () => void;
}): Wire {
  const { file, clock, running, ending } = options;
  let tail: Promise<void> = Promise.resolve();
  const pause = () => new Promise<void>((resolve) => clock.after(writeAgainMs, resolve));
  const writeAll = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) {
      if (running.ended) return;
      try {
        const taken = await file.write(bytes.subarray(at, at + chunkBytes));
        at += taken;
        if (taken === 0) await pause();
      } catch (error) {
        if (!isBusy(error)) throw error;
        await pause();
      }
    }
  };
  return {
    send: (bytes, done) => {
      const turn = tail.then(() => writeAll(bytes));
      tail = turn.catch(() => undefined);
      turn.then(() => done(), done);
    },
    end: async () => {
      running.ended = true;
      ending();
      await file.close().catch(() => undefined);
    },
  };
}

const codes: Readonly<Record<string, FaultCode>> = {
  ENOENT: "port-missing",
  ENXIO: "port-missing",
  EACCES: "port-forbidden",
  EPERM: "port-forbidden",
  // usblp lets one program in at a time.
  EBUSY: "port-busy",
};

function faultOf(error: unknown): LineFault {
  return new LineFault("unplugged", error instanceof Error ? error.message : String(error));
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAGAIN";
}

async function openNode(path: string): Promise<UsbFile> {
  // Without O_NONBLOCK an idle read would hold one of libuv's four threads for ever.
  const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  if (!(await handle.stat()).isCharacterDevice()) {
    await handle.close();
    throw new LineFault("port-missing", `${path} is a file and no device`);
  }
  return {
    read: async (into) => (await handle.read(into, 0, into.length, null)).bytesRead,
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    close: () => handle.close(),
  };
}

async function nodeAt(path: string): Promise<string> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return "none";
  }
}
