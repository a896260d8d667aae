import type { Cancel, Clock } from "@motcua/broker/ports";
import { createPaperRoll, type PaperRoll, type PrintedSlip } from "./paper.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import { createEngine, type Engine } from "./ticket-printer-engine.ts";
import { createIntake, type Intake } from "./ticket-printer-intake.ts";
import { byteQueue } from "./ticket-printer-queue.ts";

/** What can be wrong with the simulated printer, beside its plug. */
export const printerFaults = ["paper-out", "paper-low", "cover-open", "mute"] as const;
export type SimulatedPrinterFault = (typeof printerFaults)[number];

/** What a person before the printer sees. */
export type PrinterSnapshot = {
  readonly printing: boolean;
  readonly faults: Readonly<Record<SimulatedPrinterFault, boolean>>;
  readonly slips: readonly Omit<PrintedSlip, "bits">[];
};

export interface SimulatedTicketPrinter extends SimulatedDevice<PrinterSnapshot> {
  /** Paper out, cover open: it stops. Mute: it prints and answers nothing. Off again: mended. */
  setFault(fault: SimulatedPrinterFault, on: boolean): void;
  /** The roll ends after so many more rows: in the middle of a slip, if the caller wants. */
  endPaperAfter(rows: number): void;
  slips(): readonly PrintedSlip[];
  /** Bytes that would have come out as letters: 0 unless a driver lost its place. */
  readonly garbled: number;
  powerOff(): void;
}

/** What a printer holds before it, print buffer (4 KiB) and line together; more is lost. */
const heldBytesMax = 256 * 1_024;

const tickMs = 10;

/** 150 mm/s at 8 dots/mm. */
const rowsPerMs = 1.2;

/** Rows between two reports of a growing slip: enough for the eye, few enough for a page. */
const rowsPerReport = 96;

/** 12 mm at 8 dots/mm: what a slip is fed past the bar where nothing cuts it. */
const tearRows = 96;

type Options = {
  readonly clock: Clock;
  readonly baud: number;
  readonly widthDots: number;
  /** `none`: a person tears slips off at the bar. */
  readonly cutter?: "partial" | "full" | "none";
  /** Some models answer DLE EOT n also inside image data. */
  readonly obeysInsideImages?: boolean;
};

/**
 * An ESC/POS printer on a clock: bytes arrive at the baud rate, real-time commands are answered
 * as they arrive, everything else goes through the print buffer to the paper. With the paper out
 * or the cover open it stops eating, and what asks in the stream stays unanswered.
 */
export function simulateTicketPrinter(options: Options): SimulatedTicketPrinter {
  return new Printer(options);
}

class Printer implements SimulatedTicketPrinter {
  readonly #options: Options;
  readonly #faults = { "paper-out": false, "paper-low": false, "cover-open": false, mute: false };
  readonly #paper: PaperRoll;
  readonly #engine: Engine;
  readonly #intake: Intake;
  readonly #wire = byteQueue(heldBytesMax);
  readonly #held = byteQueue(heldBytesMax);
  readonly #senders: ((bytes: Uint8Array) => void)[] = [];
  readonly #watchers: (() => void)[] = [];
  #rowsLeft = Number.POSITIVE_INFINITY;
  #rowsUnreported = 0;
  /** Bytes that the line may have carried since the last whole one. */
  #arrived = 0;
  #ticking: Cancel | undefined;
  /** A busy machine ticks late; the line and the paper go on all the same. */
  #tickedMs = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#paper = createPaperRoll(
      options.widthDots,
      options.cutter === "none" ? { tornAfterRows: tearRows } : {},
    );
    this.#engine = createEngine({
      paper: this.#paper,
      widthDots: options.widthDots,
      answer: (bytes) => this.#send(bytes),
      paperByte: () =>
        (this.#faults["paper-out"] ? 0x0c : 0) | (this.#faults["paper-low"] ? 0x03 : 0),
    });
    this.#intake = createIntake({
      stream: (byte) => this.#held.push(byte),
      realTime: (command) => this.#atOnce(command),
      obeysInsideImages: options.obeysInsideImages ?? false,
    });
  }

  receive(bytes: Uint8Array): void {
    for (const byte of bytes) this.#wire.push(byte);
    this.#wake();
  }

  onSend(listener: (bytes: Uint8Array) => void): void {
    this.#senders.push(listener);
  }

  onChange(listener: () => void): void {
    this.#watchers.push(listener);
  }

  snapshot(): PrinterSnapshot {
    return {
      printing: this.#held.size > 0 && !this.#offline(),
      faults: { ...this.#faults },
      slips: this.#paper.slips().map(withoutInk),
    };
  }

  setFault(fault: SimulatedPrinterFault, on: boolean): void {
    this.#faults[fault] = on;
    if (fault === "paper-out" && !on) this.#rowsLeft = Number.POSITIVE_INFINITY;
    this.#wake();
    this.#changed();
  }

  endPaperAfter(rows: number): void {
    this.#rowsLeft = rows;
  }

  slips(): readonly PrintedSlip[] {
    return this.#paper.slips();
  }

  get garbled(): number {
    return this.#engine.garbled;
  }

  powerOff(): void {
    this.#wire.clear();
    this.#intake.reset();
    this.#clear();
    this.stop();
    this.#changed();
  }

  stop(): void {
    this.#ticking?.();
    this.#ticking = undefined;
    this.#arrived = 0;
  }

  #wake(): void {
    if (this.#ticking !== undefined) return;
    const { clock } = this.#options;
    this.#tickedMs = clock.monoMs();
    this.#ticking = clock.every(tickMs, () => this.#tick());
  }

  #tick(): void {
    const elapsedMs = this.#options.clock.monoMs() - this.#tickedMs;
    this.#tickedMs += elapsedMs;
    this.#arrived += (this.#options.baud / 10) * (elapsedMs / 1_000);
    for (; this.#arrived >= 1; this.#arrived -= 1) {
      const byte = this.#wire.shift();
      if (byte !== undefined) this.#intake.take(byte);
    }
    this.#print(elapsedMs * rowsPerMs);
    const idle = this.#wire.size === 0 && (this.#held.size === 0 || this.#offline());
    if (idle) this.stop();
    if (idle || this.#rowsUnreported >= rowsPerReport) this.#changed();
  }

  #print(rowsMax: number): void {
    for (let rows = 0; rows < rowsMax && !this.#offline(); ) {
      const byte = this.#held.shift();
      if (byte === undefined) return;
      const moved = this.#engine.eat(byte);
      rows += moved;
      this.#rowsUnreported += moved;
      this.#rowsLeft -= moved;
      if (this.#rowsLeft <= 0) this.#faults["paper-out"] = true;
    }
  }

  #atOnce([, kind, n]: readonly number[]): void {
    if (kind === 0x04) this.#send(Uint8Array.of(statusByte(n ?? 0, this.#faults)));
    if (kind !== 0x14 || n !== 8) return;
    this.#clear();
    this.#send(Uint8Array.of(0x37, 0x25, 0));
  }

  #clear(): void {
    this.#held.clear();
    this.#engine.reset();
  }

  #offline(): boolean {
    return this.#faults["paper-out"] || this.#faults["cover-open"];
  }

  #send(bytes: Uint8Array): void {
    if (this.#faults.mute) return;
    for (const sender of this.#senders) sender(bytes);
  }

  #changed(): void {
    this.#rowsUnreported = 0;
    for (const watcher of this.#watchers) watcher();
  }
}

const withoutInk = ({ n, cut, widthDots, heightDots }: PrintedSlip) => {
  return { n, cut, widthDots, heightDots };
};

type Faults = Readonly<Record<SimulatedPrinterFault, boolean>>;

/** The answer to DLE EOT n; bits 1 and 4 are always set. */
function statusByte(n: number, faults: Faults): number {
  const out = faults["paper-out"];
  const cover = faults["cover-open"];
  if (n === 1) return 0x12 | (out || cover ? 0x08 : 0);
  if (n === 2) return 0x12 | (cover ? 0x04 : 0) | (out ? 0x20 : 0);
  if (n === 4) return 0x12 | (faults["paper-low"] || out ? 0x0c : 0) | (out ? 0x60 : 0);
  return 0x12;
}
