import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact, PrintTicket } from "@motcua/broker/contract";
import { openLog, openStore, type Store } from "@motcua/broker/log";
import { findProfile, type PrinterProfile } from "@motcua/device-profiles";
import { type BoardDisk, openBoardDisk } from "../../edge/devices/board-disk.ts";
import { openJobStore } from "../../edge/devices/print-job-store.ts";
import { startTicketPrinter, type TicketPrinter } from "../../edge/devices/ticket-printer.ts";
import { readSlip, type SlipReading } from "../../edge/simulated/read-slip.ts";
import {
  type SimulatedTicketPrinter,
  simulateTicketPrinter,
} from "../../edge/simulated/ticket-printer.ts";
import { createSlipPainter } from "../../edge/ticket/raster.ts";
import { type KeptLine, keepLine } from "../../edge/transports/keep-line.ts";
import type { OpenLine } from "../../edge/transports/line.ts";

import { type DirectLine, directLine, noChance } from "./direct-line.ts";
import { type FillingDisk, fillingDisk } from "./filling-disk.ts";
import { printCommand } from "./slips.ts";
import { steppingClock } from "./stepping-clock.ts";

const shopBaud = 115_200;

/** One simulated printer and the product before it, on a clock that only the test moves. */
export type PrintShop = {
  readonly clock: ReturnType<typeof steppingClock>;
  readonly paper: SimulatedTicketPrinter;
  readonly cable: DirectLine;
  /** The newest life of the product's printer. */
  readonly printer: TicketPrinter;
  /** Bytes on the line that no printer sent. */
  hear(bytes: Uint8Array): void;
  /** The far end of the cable is loose: the system takes every byte, the printer hears none. */
  deaf: boolean;
  /** Runs `act` in the middle of the nth write from now; its other half is lost. */
  duringWrite(nth: number, act: () => void): void;
  /** Labels that the board no longer waits for. */
  readonly givenUp: Set<string>;
  /** What happens at the product's crash points. */
  atCrashPoint: (name: string) => void;
  print(label: string, more?: Partial<PrintTicket>): void;
  /** The board's disk fills, or has room again. */
  readonly filling: FillingDisk;
  readonly store: Store;
  diskFault(): string | undefined;
  /** What the board itself knows of its slips, whatever the disk says. */
  readonly ends: readonly string[];
  /** Every fact reported so far, shortest form: outcome and what stands with it. */
  readonly facts: readonly string[];
  /** Moves time until so many facts have been reported. */
  untilFacts(count: number): Promise<readonly string[]>;
  /** What a person with a phone reads on the paper, blank pieces left out. */
  read(): (SlipReading & { readonly cut: boolean })[];
  /** Ends the product as SIGKILL does and starts it anew on the same disk. */
  killAndRestart(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a shop with a profile that ships, at its own pace or another; `tap` hears its line. */
export async function openPrintShop(
  profileId = "escpos-80mm",
  baud = shopBaud,
  tap: (open: OpenLine) => OpenLine = (open) => open,
): Promise<PrintShop> {
  const { capabilities } = printerProfile(profileId);
  const folder = mkdtempSync(join(tmpdir(), "motcua-printer-"));
  const store = openStore(join(folder, "board.db"));
  const filling = fillingDisk(store);
  const outbox = openLog<Fact>(store, "facts", noChance);
  const clock = steppingClock(Date.parse("2026-11-24T06:00:00Z"));
  const paper = simulateTicketPrinter({ clock, baud, ...capabilities });
  const meddler = meddle(paper);
  const cable = directLine({ devices: [meddler], clock, baud });
  const painter = createSlipPainter(capabilities);
  let line: KeptLine;
  let disk: BoardDisk;
  let lives = 0;
  const start = () => {
    lives += 1;
    const life = lives;
    const alive = () => life === lives;
    line = keepLine({ open: tap(cable.open), clock, chance: noChance });
    disk = openBoardDisk(store, clock);
    const device = "printer1";
    return startTicketPrinter({
      name: device,
      capabilities,
      line: mortal(line, alive),
      painter,
      disk,
      jobs: openJobStore({ store, disk, outbox, device, wallMs: () => clock.wallMs() }),
      clock,
      crash: (name) => shop.atCrashPoint(name),
      stillWanted: (tap) => !shop.givenUp.has(tap.replace("tap-", "")),
      onFact: () => undefined,
      onEnd: (fact) => ends.push(brief(fact)),
    });
  };
  const ends: string[] = [];
  const shop: PrintShop = {
    ...{ clock, paper, cable, filling, ends, store },
    diskFault: () => disk.fault(),
    get printer() {
      return printer;
    },
    hear: (bytes) => meddler.hear(bytes),
    get deaf() {
      return meddler.deaf;
    },
    set deaf(on) {
      meddler.deaf = on;
    },
    duringWrite: (nth, act) => meddler.during(nth, act),
    givenUp: new Set(),
    atCrashPoint: () => undefined,
    print: (label, more) => printer.print(printCommand(label, more)),
    get facts() {
      return outbox.read(1, 1_000).map(({ body }) => brief(body));
    },
    untilFacts: async (count) => {
      for (let step = 0; shop.facts.length < count; step += 1) {
        if (step > 300) throw new Error(`only ${shop.facts.join("; ")} after 30 s`);
        await clock.advance(100);
      }
      return shop.facts;
    },
    read: () =>
      paper
        .slips()
        .filter(({ bits }) => bits.some((byte) => byte !== 0))
        .map((slip) => ({ ...readSlip(slip), cut: slip.cut })),
    killAndRestart: async () => {
      const dead = line;
      disk.stop();
      printer = start();
      void dead.stop();
      await clock.advance(50);
    },
    close: async () => {
      const stopping = Promise.all([printer.stop(), line.stop()]);
      await clock.advance(20_000);
      await stopping;
      disk.stop();
      paper.stop();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
  let printer = start();
  await clock.advance(100);
  return shop;
}

export function printerProfile(id: string): PrinterProfile {
  const profile = findProfile(id);
  if (profile?.kind !== "ticket-printer") throw new Error(`no printer ${id}`);
  return profile;
}

/** Stands between the cable and the printer: makes noise, loses bytes, counts what passes. */
function meddle(printer: SimulatedTicketPrinter) {
  let left = Number.POSITIVE_INFINITY;
  let act: () => void = () => undefined;
  const ears: ((bytes: Uint8Array) => void)[] = [];
  const hear = (bytes: Uint8Array) => {
    for (const ear of ears) ear(bytes);
  };
  const meddler = {
    ...{ deaf: false, hear, snapshot: () => undefined },
    receive: (bytes: Uint8Array) => {
      left -= 1;
      const through = left === 0 ? bytes.subarray(0, bytes.length / 2) : bytes;
      if (!meddler.deaf) printer.receive(through);
      if (left === 0) act();
    },
    onSend: (listener: (bytes: Uint8Array) => void) => void ears.push(listener),
    onChange: () => undefined,
    stop: () => undefined,
    during: (nth: number, run: () => void) => {
      left = nth;
      act = run;
    },
  };
  printer.onSend((bytes) => {
    if (!meddler.deaf) hear(bytes);
  });
  return meddler;
}

/** The line of a process that may be dead: then nothing leaves any more, and nothing returns. */
function mortal(line: KeptLine, alive: () => boolean): KeptLine {
  const never = new Promise<never>(() => undefined);
  return {
    ...line,
    get baud() {
      return line.baud;
    },
    onData: (listener) => line.onData((bytes) => alive() && listener(bytes)),
    write: (bytes, options) => (alive() ? line.write(bytes, options) : never),
  };
}

function brief(fact: Fact): string {
  if (fact.kind === "rated") return "rated";
  const label = fact.ticket.slice(-4);
  if (fact.kind === "tap-abandoned") return `${label} tap-abandoned`;
  const { outcome, reason, proof, cleared } = fact;
  if (outcome === "failed") return `${label} failed(${reason}) ${cleared ? "cleared" : "held"}`;
  return `${label} ${outcome}${proof === undefined ? "" : ` by ${proof}`}`;
}
