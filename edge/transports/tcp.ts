import { connect, type Socket } from "node:net";
import type { Clock } from "@motcua/broker/ports";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { type Attempt, attempt } from "./attempt.ts";
import { type Line, LineFault } from "./line.ts";

/** A device on the office's own network answers in milliseconds or is not there. */
const connectMs = 3_000;

/** A silent peer is asked after this by the system, so that a dead one is noticed at all. */
const keepAliveMs = 10_000;

/** Opens a TCP connection to a printer's port 9100, a serial converter or a simulated device. */
export function openTcp(options: {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
}): Promise<Line> {
  const { host, port, clock } = options;
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    let up: Attempt | undefined;
    let fault: LineFault | undefined;
    const cancel = clock.after(connectMs, () => {
      socket.destroy(new LineFault("unplugged", `no connection to ${host}:${port}`));
    });
    socket.once("connect", () => {
      cancel();
      socket.setKeepAlive(true, keepAliveMs);
      up = attempt({ wire: wireOf(socket), baud: undefined, clock });
      resolve(up.line);
    });
    socket.on("data", (bytes) => up?.received(bytes));
    socket.on("error", (error) => {
      fault = error instanceof LineFault ? error : new LineFault(codeOf(error), error.message);
    });
    socket.once("close", () => {
      cancel();
      const reason = fault ?? new LineFault("unplugged", `${host}:${port} closed the connection`);
      if (up === undefined) reject(reason);
      else up.lost(reason);
    });
    // A peer that says goodbye is gone: a half-open line would only swallow bytes.
    socket.once("end", () => socket.destroy());
  });
}

function wireOf(socket: Socket) {
  return {
    send: (bytes: Uint8Array, done: (error?: Error | null) => void) => {
      socket.write(bytes, done);
    },
    end: () =>
      new Promise<void>((resolve) => {
        if (socket.closed) return resolve();
        socket.once("close", () => resolve());
        socket.destroy();
      }),
  };
}

const codes: Record<string, FaultCode> = {
  ECONNREFUSED: "port-refused",
  ENOTFOUND: "port-missing",
  EAI_AGAIN: "port-missing",
};

/** Unreachable, reset and timed out all ask for the same: look at the cable and the power. */
function codeOf(error: NodeJS.ErrnoException): FaultCode {
  return codes[error.code ?? ""] ?? "unplugged";
}
