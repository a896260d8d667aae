import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { freePort } from "../../tests/harness/free-port.ts";
import { printerProfile } from "../../tests/harness/print-shop.ts";
import { type PrinterOnPort, startPrinterOn } from "../../tests/harness/printer-on-port.ts";
import { printCommand } from "../../tests/harness/slips.ts";
import { listenSimulated, type SimulatedLine } from "../simulated/listen.ts";
import { readSlip } from "../simulated/read-slip.ts";
import { simulateTicketPrinter } from "../simulated/ticket-printer.ts";

/** What stands on port 9100 of the network printer, and what the product makes of it. */

const baud = 921_600;
const profile = "escpos-80mm";

let counter: PrinterOnPort | undefined;
let stop: () => Promise<unknown> = async () => undefined;
afterEach(async () => {
  await counter?.stop();
  await stop();
});

function counterAt(port: number): PrinterOnPort {
  counter = startPrinterOn({
    port: { kind: "tcp", host: "127.0.0.1", port },
    baud,
    profile,
  });
  return counter;
}

async function realPrinter() {
  const paper = simulateTicketPrinter({
    ...{ clock: realClock, baud },
    ...printerProfile(profile).capabilities,
  });
  const devices = new Map([["printer1", paper]]);
  const line: SimulatedLine = await listenSimulated({ devices, port: await freePort() });
  stop = () => line.stop();
  return { paper, line };
}

/** A peer that is no printer: what it does with each connection. */
async function peer(port: number, greet: (socket: Socket) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    greet(socket);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

test("a printer that refuses the connection is told as such, and prints once it is on", async () => {
  const { paper, line } = await realPrinter();
  await line.unplug("printer1");
  const { printer, health, reported } = counterAt(line.address.port);
  await health("port-refused");
  printer.print(printCommand("C042"));
  await reported("port-refused");
  await line.plug("printer1");
  await health("ok");
  printer.print(printCommand("C043"));
  await reported("port-refused", "printed");
  expect(paper.slips().map((slip) => readSlip(slip).label)).toEqual(["C043"]);
});

test("a peer that resets every connection is unplugged; the printer after it prints", async () => {
  const { line } = await realPrinter();
  const { port } = line.address;
  await line.unplug("printer1");
  const resetting = await peer(port, (socket) => socket.resetAndDestroy());
  const { printer, health, reported } = counterAt(port);
  await health("unplugged");
  resetting.close();
  await once(resetting, "close");
  await line.plug("printer1");
  await health("ok");
  printer.print(printCommand("C042"));
  await reported("printed");
});

test("a half-open peer that takes every byte has printed nothing, and is never called well", async () => {
  const { paper, line } = await realPrinter();
  const { port } = line.address;
  await line.unplug("printer1");
  const sockets = new Set<Socket>();
  const swallowing = await peer(port, (socket) => sockets.add(socket.resume()));
  const { printer, health, reported } = counterAt(port);
  await health("no-reply");
  expect(printer.health().state).toBe("unknown");
  printer.print(printCommand("C042"));
  await reported("unknown");
  expect(printer.health()).toEqual({ state: "unknown", code: "no-reply" });
  // The printer itself is back on that port.
  swallowing.close();
  for (const socket of sockets) socket.destroy();
  await once(swallowing, "close");
  await line.plug("printer1");
  await health("ok");
  printer.print(printCommand("C043"));
  await reported("unknown", "printed");
  expect(
    paper
      .slips()
      .map((slip) => readSlip(slip))
      .filter(({ whole }) => whole),
  ).toMatchObject([{ label: "C043" }]);
});
