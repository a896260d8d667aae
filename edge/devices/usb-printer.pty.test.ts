import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cable, layCable } from "../../tests/harness/cable.ts";
import { realClock } from "../../tests/harness/clocks.ts";
import { printerProfile } from "../../tests/harness/print-shop.ts";
import { type PrinterOnPort, startPrinterOn } from "../../tests/harness/printer-on-port.ts";
import { printCommand } from "../../tests/harness/slips.ts";
import { readSlip } from "../simulated/read-slip.ts";
import { type SimulatedTicketPrinter, simulateTicketPrinter } from "../simulated/ticket-printer.ts";

/** USB has no pace of its own; the print head behind it does. */
const baud = 460_800;
const profile = "escpos-58mm";

let cable: Cable;
let paper: SimulatedTicketPrinter;
let counter: PrinterOnPort;

beforeEach(async () => {
  cable = await layCable();
  paper = simulateTicketPrinter({
    clock: realClock,
    baud,
    ...printerProfile(profile).capabilities,
  });
  cable.onReceive((bytes) => paper.receive(bytes));
  paper.onSend((bytes) => cable.send(bytes));
  counter = startPrinterOn({ port: { kind: "usb", path: cable.path }, baud, profile });
  await counter.health("ok");
});
afterEach(async () => {
  await counter.stop();
  paper.stop();
  await cable.dispose();
});

test("a slip over a USB device node is printed whole, and says so itself", async () => {
  counter.printer.print(printCommand("C042"));
  await counter.reported("printed");
  expect(paper.slips().map(readSlip)).toMatchObject([{ label: "C042", whole: true }]);
});

test("pulled out it is unplugged, and put back it prints again without a restart", async () => {
  await cable.unplug();
  await counter.health("unplugged");
  counter.printer.print(printCommand("C042"));
  await counter.reported("unplugged");
  await cable.plug();
  await counter.health("ok");
  counter.printer.print(printCommand("C043"));
  await counter.reported("unplugged", "printed");
  expect(paper.slips().map(readSlip)).toMatchObject([{ label: "C043", whole: true }]);
});
