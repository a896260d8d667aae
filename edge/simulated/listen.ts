import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import type { SimulatedDevice } from "./simulated-device.ts";

/** Every byte that a device hears or says, for records of what really was on the line. */
export type Tap = (device: string, direction: "in" | "out", bytes: Uint8Array) => void;

/** A line of simulated devices on loopback TCP. */
export interface SimulatedLine {
  readonly address: { readonly host: string; readonly port: number };
  plugged(device: string): boolean;
  /**
   * Pulls a device's plug: it loses its power and hears and says nothing. When all devices of
   * the line are unplugged, the connection breaks and new ones are refused.
   */
  unplug(device: string): Promise<void>;
  plug(device: string): Promise<void>;
  /** Resolves when nothing listens any more; stops the devices too. */
  stop(): Promise<void>;
}

const host = "127.0.0.1";

/**
 * Puts devices on one loopback port, as a serial converter puts a cable there: all hear what the
 * host sends, and the host hears them all. A line has one host; the newest connection counts,
 * because a process that was killed leaves its old one behind.
 */
export async function listenSimulated(options: {
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  readonly tap?: Tap;
  /** Default: any that is free, and another one if that was taken while all was unplugged. */
  readonly port?: number;
}): Promise<SimulatedLine> {
  const { devices, tap = () => undefined, port: wanted = 0 } = options;
  const plugged = new Set(devices.keys());
  let guest: Socket | undefined;

  for (const [name, device] of devices) {
    device.onSend((bytes) => {
      if (!plugged.has(name)) return;
      tap(name, "out", bytes);
      guest?.write(bytes);
    });
  }
  const welcome = (socket: Socket) => {
    guest?.destroy();
    guest = socket.setNoDelay(true);
    // A reset is the host's way of going; the close that follows says all.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (guest === socket) guest = undefined;
    });
    socket.on("data", (bytes) => {
      for (const name of plugged) {
        tap(name, "in", bytes);
        devices.get(name)?.receive(bytes);
      }
    });
  };
  const server = createServer(welcome);
  let port = await open(server, wanted);
  let tail: Promise<void> = Promise.resolve();
  const inTurn = (act: () => Promise<void>) => {
    tail = tail.then(act);
    return tail;
  };
  const shut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    guest?.destroy();
    await closed;
  };

  return {
    get address() {
      return { host, port };
    },
    plugged: (name) => plugged.has(name),
    unplug: (name) =>
      inTurn(async () => {
        if (!plugged.delete(name)) return;
        devices.get(name)?.powerOff?.();
        if (plugged.size === 0) await shut();
      }),
    plug: (name) =>
      inTurn(async () => {
        if (!devices.has(name)) return;
        plugged.add(name);
        if (server.listening) return;
        port = await open(server, port).catch(() => open(server, wanted));
      }),
    stop: () =>
      inTurn(async () => {
        await shut();
        for (const device of devices.values()) device.stop();
      }),
  };
}

async function open(server: Server, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}
