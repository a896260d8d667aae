import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact } from "@motcua/broker/contract";
import { openLog, openStore, type Store } from "@motcua/broker/log";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cable, layCable } from "../../tests/harness/cable.ts";
import { realClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { printerProfile } from "../../tests/harness/print-shop.ts";
import { printCommand } from "../../tests/harness/slips.ts";
import { eventually } from "../../tests/harness/until.ts";
import { readSlip } from "../simulated/read-slip.ts";
import { type SimulatedTicketPrinter, simulateTicketPrinter } from "../simulated/ticket-printer.ts";
import { createSlipPainter } from "../ticket/raster.ts";
import { type KeptLine, keepLine } from "../transports/keep-line.ts";
import { openPort } from "../transports/open-port.ts";
import { type BoardDisk, openBoardDisk } from "./board-disk.ts";
import { openJobStore } from "./print-job-store.ts";
import { startTicketPrinter, type TicketPrinter } from "./ticket-printer.ts";

/** The line is real, and the tests need not be slow: the printer has four times the pace. */
const baud = 115_200;
const printerBaud = 4 * baud;

const { capabilities } = printerProfile("escpos-80mm");

let cable: Cable;
let folder: string;
let store: Store;
let line: KeptLine;
let disk: BoardDisk;
let printer: TicketPrinter;
let paper: SimulatedTicketPrinter;

beforeEach(async () => {
  cable = await layCable();
  folder = mkdtempSync(join(tmpdir(), "motcua-printer-"));
  store = openStore(join(folder, "board.db"));
  paper = simulateTicketPrinter({ clock: realClock, baud: printerBaud, ...capabilities });
  cable.onReceive((bytes) => paper.receive(bytes));
  paper.onSend((bytes) => cable.send(bytes));
  const port = { kind: "serial", path: cable.path } as const;
  const open = openPort({ port, baud, clock: realClock, simulated: () => undefined });
  line = keepLine({ open, clock: realClock, chance: noChance });
  disk = openBoardDisk(store, realClock);
  printer = startTicketPrinter({
    ...{ name: "printer1", capabilities, line, clock: realClock },
    painter: createSlipPainter(capabilities),
    disk,
    jobs: openJobStore({ store, disk, outbox: outbox(), device: "printer1", wallMs: () => 0 }),
    crash: () => undefined,
    stillWanted: () => true,
    onFact: () => undefined,
  });
  await health("ok");
});
afterEach(async () => {
  await printer.stop();
  await line.stop();
  disk.stop();
  paper.stop();
  store.close();
  await cable.dispose();
  rmSync(folder, { recursive: true });
});

const outbox = () => openLog<Fact>(store, "facts", noChance);
const health = (code: string) =>
  eventually(() => expect(printer.health().code ?? printer.health().state).toBe(code));
const outcomes = () =>
  outbox()
    .read(1, 100)
    .map(({ body }) => (body.kind === "print-result" ? (body.reason ?? body.outcome) : body.kind));
const reported = (...all: string[]) => eventually(() => expect(outcomes()).toEqual(all));
const wholes = () =>
  paper.slips().flatMap((slip) => {
    const { label, whole } = readSlip(slip);
    return whole && slip.cut ? [label] : [];
  });

test("slips over a serial line are printed, whole and in order", async () => {
  for (const label of ["C042", "A108"]) printer.print(printCommand(label));
  await reported("printed", "printed");
  expect(wholes()).toEqual(["C042", "A108"]);
  expect(paper.garbled).toBe(0);
});

test("paper that ends in the middle: failed, and the next slip is printed after the refill", async () => {
  paper.endPaperAfter(400);
  printer.print(printCommand("C042"));
  await reported("paper-out");
  await health("paper-out");
  paper.setFault("paper-out", false);
  await health("ok");
  printer.print(printCommand("C043"));
  await reported("paper-out", "printed");
  expect(wholes()).toEqual(["C043"]);
});

test("a cable pulled in the middle of a slip and put back: the next slip is whole", async () => {
  let heard = 0;
  const pulled = new Promise<void>((resolve) => {
    cable.onReceive((bytes) => {
      if (heard < 8_000 && heard + bytes.length >= 8_000) void cable.unplug().then(resolve);
      heard += bytes.length;
    });
  });
  printer.print(printCommand("C042"));
  await pulled;
  await eventually(() => expect(outcomes()).toHaveLength(1));
  // What the system held of the slip decides: broken before the last byte, or nobody knows.
  expect(["unplugged", "unknown"]).toContain(outcomes()[0]);
  expect(wholes()).toEqual([]);
  await cable.plug();
  await health("ok");
  printer.print(printCommand("C043"));
  await eventually(() => expect(outcomes()[1]).toBe("printed"));
  expect(wholes()).toEqual(["C043"]);
});

test("a mute printer is never believed to have printed", async () => {
  paper.setFault("mute", true);
  printer.print(printCommand("C042"));
  await reported("unknown");
  await health("no-reply");
});
