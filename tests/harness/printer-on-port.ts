import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact } from "@motcua/broker/contract";
import { openLog, openStore } from "@motcua/broker/log";
import type { BytePort } from "@motcua/device-profiles/port";
import { expect } from "vitest";
import { openBoardDisk } from "../../edge/devices/board-disk.ts";
import { openJobStore } from "../../edge/devices/print-job-store.ts";
import { startTicketPrinter, type TicketPrinter } from "../../edge/devices/ticket-printer.ts";
import { createSlipPainter } from "../../edge/ticket/raster.ts";
import { keepLine } from "../../edge/transports/keep-line.ts";
import { openPort } from "../../edge/transports/open-port.ts";
import { realClock } from "./clocks.ts";
import { noChance } from "./direct-line.ts";
import { printerProfile } from "./print-shop.ts";
import { eventually } from "./until.ts";

/** The product's printer on a port of this machine, on the machine's own time. */
export type PrinterOnPort = {
  readonly printer: TicketPrinter;
  /** How each job ended: its reason where it failed, else its outcome. */
  outcomes(): readonly string[];
  /** Waits until the printer's code, or its state where there is none, is this. */
  readonly health: (code: string) => Promise<unknown>;
  readonly reported: (...outcomes: string[]) => Promise<unknown>;
  stop(): Promise<void>;
};

export function startPrinterOn(options: {
  readonly port: BytePort;
  readonly baud: number;
  readonly profile: string;
}): PrinterOnPort {
  const { port, baud, profile } = options;
  const clock = realClock;
  const { capabilities } = printerProfile(profile);
  const folder = mkdtempSync(join(tmpdir(), "motcua-printer-"));
  const store = openStore(join(folder, "board.db"));
  const outbox = openLog<Fact>(store, "facts", noChance);
  const open = openPort({ port, baud, clock, simulated: () => undefined });
  const line = keepLine({ open, clock, chance: noChance });
  const disk = openBoardDisk(store, clock);
  const printer = startTicketPrinter({
    ...{ name: "printer1", capabilities, line, clock },
    painter: createSlipPainter(capabilities),
    disk,
    jobs: openJobStore({ store, disk, outbox, device: "printer1", wallMs: () => 0 }),
    crash: () => undefined,
    stillWanted: () => true,
    onFact: () => undefined,
  });
  const outcomes = () =>
    outbox
      .read(1, 100)
      .map(({ body }) =>
        body.kind === "print-result" ? (body.reason ?? body.outcome) : body.kind,
      );
  return {
    printer,
    outcomes,
    health: (code) => {
      const now = () => printer.health().code ?? printer.health().state;
      return eventually(() => expect(now()).toBe(code));
    },
    reported: (...all) => eventually(() => expect(outcomes()).toEqual(all)),
    stop: async () => {
      await printer.stop();
      await line.stop();
      disk.stop();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
