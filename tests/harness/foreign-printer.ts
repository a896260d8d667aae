import { join } from "node:path";
import { listenSimulated } from "../../edge/simulated/listen.ts";
import {
  type SimulatedTicketPrinter,
  simulateTicketPrinter,
} from "../../edge/simulated/ticket-printer.ts";
import { realClock } from "./clocks.ts";
import { freePort } from "./free-port.ts";
import type { Lines } from "./plugged-hall.ts";
import { layPty } from "./pty-line.ts";

/** A printer that no office document knows yet. */
export type ForeignPrinter = {
  readonly device: SimulatedTicketPrinter;
  /** What a person writes as its `port:`. */
  readonly port: string;
  stop(): Promise<void>;
};

/** Plugs in a printer of the other make: it obeys status questions also inside images. */
export async function foreignPrinter(lines: Lines, folder: string): Promise<ForeignPrinter> {
  const device = simulateTicketPrinter({
    ...{ clock: realClock, baud: 115_200, widthDots: 576 },
    obeysInsideImages: true,
  });
  const devices = new Map([["foreign", device]]);
  const line = await listenSimulated({ devices, port: await freePort() });
  const { port } = line.address;
  if (lines === "tcp") {
    return { device, port: `tcp://127.0.0.1:${port}`, stop: () => line.stop() };
  }
  const pty = await layPty(join(folder, "foreign-printer"), port);
  return {
    device,
    port: `serial:${pty.path}`,
    stop: async () => {
      await pty.down();
      await line.stop();
    },
  };
}
