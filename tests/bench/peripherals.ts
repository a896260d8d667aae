import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A device of the bench on a loopback port: it answers at once, so that only the product is slow. */
export type Device = {
  readonly port: number;
  send(bytes: Uint8Array): void;
  stop(): Promise<void>;
};

/** What a device does with bytes; `send` answers them. */
type Hears = (bytes: Buffer, send: (bytes: Uint8Array) => void) => void;

export async function listenAs(hears: Hears): Promise<Device> {
  let guest: Socket | undefined;
  const send = (bytes: Uint8Array) => {
    if (guest === undefined) throw new Error("nobody is connected to this device");
    guest.write(bytes);
  };
  const server = createServer({ noDelay: true }, (socket) => {
    guest = socket;
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => hears(bytes, send));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    port: address.port,
    send,
    stop: async () => {
      guest?.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** The moment of the next thing that is seen, on the clock of the bench's process. */
export type Watch = {
  seen(): void;
  /** Resolves with the ms from now until it is seen. */
  next(what: string): Promise<number>;
};

/** Longer than anything that is measured; what comes later is lost. */
const lostMs = 10_000;

export function watch(): Watch {
  let waiting: (() => void) | undefined;
  return {
    seen: () => {
      waiting?.();
      waiting = undefined;
    },
    next: (what) =>
      new Promise((resolve, reject) => {
        const sinceMs = performance.now();
        const lost = setTimeout(() => reject(new Error(`never seen: ${what}`)), lostMs);
        waiting = () => {
          clearTimeout(lost);
          resolve(performance.now() - sinceMs);
        };
      }),
  };
}

/** A keypad is pressed by sending on it and says nothing by itself. */
export function keypad(): Promise<Device> {
  return listenAs(() => undefined);
}

/**
 * Answers DLE EOT n as a printer without fault, and GS ( H at once. Tells its first byte of each
 * job, which is the question how it is, and the first of the slip itself.
 */
export function printer(on: {
  readonly question?: () => void;
  readonly slip?: () => void;
}): Promise<Device> {
  return listenAs((bytes, send) => {
    if (bytes[0] === 0x10 && bytes[1] === 0x04) {
      if (bytes[2] === 1) on.question?.();
      return send(Uint8Array.of(0x12));
    }
    if (bytes[0] === 0x1b && bytes[1] === 0x40) on.slip?.();
    const proof = bytes.indexOf(Uint8Array.of(0x1d, 0x28, 0x48));
    if (proof >= 0) {
      const id = bytes.subarray(proof + 7, proof + 11);
      send(Uint8Array.of(0x37, 0x22, ...id, 0x00));
    }
  });
}

/** A display of ASCII frames `<STX>{address}{text}<ETX>{checksum}`: tells the text, answers ACK. */
export function display(onText: (text: string) => void): Promise<Device> {
  return listenAs((bytes, send) => {
    const end = bytes.indexOf(0x03);
    if (bytes[0] !== 0x02 || end < 0) return;
    onText(bytes.toString("latin1", 3, end).trim());
    send(Uint8Array.of(0x06));
  });
}

const wavHeaderBytes = 44;

/** A speaker that takes WAV: tells the first sample, and says at once that all was played. */
export function speaker(onSample: () => void): Promise<Device> {
  let received = 0;
  let pcmBytes = 0;
  return listenAs((bytes, send) => {
    const before = received;
    if (before === 0) pcmBytes = bytes.readUInt32LE(wavHeaderBytes - 4);
    received += bytes.length;
    if (before <= wavHeaderBytes && received > wavHeaderBytes) onSample();
    if (received < wavHeaderBytes + pcmBytes) return;
    received = 0;
    send(Buffer.from(`played ${pcmBytes}\n`));
  });
}
