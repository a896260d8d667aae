import { type Clock, type CrashPoint, sleep } from "@motcua/broker/ports";
import type { PrinterProfile } from "@motcua/device-profiles";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { cutOff, encodeSlip, imageRest } from "../drivers/escpos.ts";
import type { Bitmap } from "../ticket/bitmap.ts";
import type { SlipPainter } from "../ticket/raster.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import type { BoardDisk } from "./board-disk.ts";
import type { JobStore, Remains, SlipCommand, StoredJob } from "./print-job-store.ts";
import { type PrinterTalk, stoppingFault } from "./printer-talk.ts";
import type { Expected, ProofDesk } from "./proof-desk.ts";

/** How a slip ended, and what it left in the printer. */
export type Outcome = { readonly remains: Remains } & (
  | { readonly result: "printed"; readonly proof: "process-id" | "stream-status" }
  /** No proof, and no fault that the printer named. */
  | { readonly result: "unknown" }
  /** `cleared`: no late slip can come out. */
  | { readonly result: "failed"; readonly reason: FaultCode; readonly cleared: boolean }
);

export type SlipPorts = {
  readonly name: string;
  readonly capabilities: PrinterProfile["capabilities"];
  readonly line: KeptLine;
  readonly talk: PrinterTalk;
  readonly proofs: ProofDesk;
  readonly painter: SlipPainter;
  readonly jobs: JobStore;
  readonly disk: BoardDisk;
  readonly clock: Clock;
  readonly crash: CrashPoint;
  /** What stands on a slip cannot be drawn, as a link too long for its QR code: it alone fails. */
  readonly onUnpaintable: (error: unknown) => void;
};

/** A line without a pace has this long to bring the proof, ms. */
const proofWithoutPaceMs = 10_000;

/** About what a slip takes at 150 mm/s, where nothing will tell its end, ms. */
const printingMs = 1_500;

/**
 * Sends one slip and waits for its proof: the printer's answer to what stands behind the cut.
 * Only then it is printed; a status that shows no fault proves nothing about this slip.
 */
export async function sendSlip(job: StoredJob, ports: SlipPorts): Promise<Outcome> {
  const full = ports.disk.fault();
  if (full !== undefined) return notSent(full);
  // The slip is drawn while the printer answers.
  const [fault, bitmap] = await Promise.all([
    faultBefore(ports).catch(codeOf),
    paint(job.command, ports.painter).catch((error: unknown) => {
      ports.onUnpaintable(error);
      return undefined;
    }),
  ]);
  if (fault !== undefined) return notSent(fault);
  if (bitmap === undefined) return notSent("interrupted");
  const { cutter, proof } = ports.capabilities;
  return send(job, encodeSlip(bitmap, { cutter, proof, job: job.onLine }), ports);
}

/**
 * Brings a printer back that an interrupted slip may have left in the middle of an image. Comes
 * before anything else that is sent: it would swallow a question as image data. One that stays
 * silent may not be there, so it stays broken, and the same is done when it is looked at again;
 * until it speaks only zero bytes are sent, which use no paper.
 */
export async function mendPrinter(
  ports: Pick<SlipPorts, "name" | "capabilities" | "line" | "talk" | "jobs" | "disk" | "clock">,
): Promise<void> {
  const { name, capabilities, line, talk, jobs, disk, clock } = ports;
  if (!jobs.isBroken() || line.state().state !== "up") return;
  await line.write(imageRest);
  // What is asked next would wait behind these bytes and seem unanswered.
  await sleep(clock, wireMs([imageRest], line));
  if (capabilities.status !== "none" && (await talk.status()) === undefined) return;
  await line.write(cutOff(capabilities.cutter));
  disk.write(`mended/${name}`, () => jobs.mended());
}

function paint(command: SlipCommand, painter: SlipPainter): Promise<Bitmap> {
  return command.name === "print-ticket"
    ? painter.paint(command.slip)
    : painter.paintNote(command.note);
}

/** A claim code opens a position to whoever reads it, also from a picture of it. */
function holdsCode(command: SlipCommand): boolean {
  return command.name === "print-note" && command.note.code !== null;
}

/** Makes the printer ready and returns the fault with which it need not be tried. */
async function faultBefore(ports: SlipPorts): Promise<FaultCode | undefined> {
  const { capabilities, line, talk, proofs } = ports;
  const { state } = line.state();
  if (state !== "up") return lineFault(line);
  await mendPrinter(ports);
  // Whoever listens without a word gets the next slip on paper of its own.
  if (ports.jobs.isBroken()) await line.write(cutOff(capabilities.cutter));
  const status = capabilities.status === "dle-eot" ? await talk.status() : undefined;
  const fault = status && stoppingFault(status);
  if (fault === undefined) await proofs.settle();
  return fault;
}

/** Nothing has left for the printer, so nothing can come out late. */
function notSent(reason: FaultCode): Outcome {
  return { result: "failed", reason, cleared: true, remains: "untouched" };
}

async function send(
  job: StoredJob,
  parts: readonly Uint8Array[],
  ports: SlipPorts,
): Promise<Outcome> {
  const { line, proofs, crash } = ports;
  const last = parts.length - 1;
  const isSecret = holdsCode(job.command);
  const full = ports.disk.attempt(() => ports.jobs.begin(job.number));
  if (full !== undefined) return notSent(full);
  try {
    for (const [index, part] of parts.slice(0, last).entries()) {
      if (index === Math.floor(last / 2)) crash("mid-raster");
      await line.write(part, { isSecret });
    }
  } catch (error) {
    return { result: "failed", reason: codeOf(error), cleared: true, remains: "broken" };
  }
  // The last part asks for the proof, and the answer may come while it is handed over.
  const expected = proofs.expect(job);
  try {
    await line.write(parts[last] ?? new Uint8Array());
    crash("after-cut");
    await expected.wait(proofWaitMs(parts, ports));
  } catch (error) {
    // The line may have taken all of it before it broke: nobody knows.
    codeOf(error);
  }
  return ended(expected, ports);
}

async function ended(expected: Expected, ports: SlipPorts): Promise<Outcome> {
  const without = expected.proof() === undefined ? await withoutProof(ports) : undefined;
  // The proof may also have come while the printer was asked what is wrong.
  const proof = expected.proof();
  if (proof !== undefined) return { result: "printed", proof, remains: "clean" };
  if (without?.result === "failed" && without.cleared) expected.drop();
  else expected.leave();
  return without ?? { result: "unknown", remains: "broken" };
}

/** Why no proof came: a fault that the printer names, or nobody knows. */
async function withoutProof({ capabilities, talk, line }: SlipPorts): Promise<Outcome> {
  // A line that broke may have lost the last bytes; a silent printer may have lost any.
  const silent: Outcome = { result: "unknown", remains: "broken" };
  if (line.state().state !== "up") return silent;
  if (capabilities.status === "none") return { result: "unknown", remains: "clean" };
  try {
    const status = await talk.status();
    if (status === undefined) return silent;
    const reason = stoppingFault(status);
    if (reason === undefined) return { result: "unknown", remains: "clean" };
    if (capabilities.clearBuffer === "none") {
      return { result: "failed", reason, cleared: false, remains: "clean" };
    }
    // Cleared, the printer holds the beginning of this slip on paper: it is cut off first.
    return { result: "failed", reason, cleared: await talk.clear(), remains: "broken" };
  } catch (error) {
    codeOf(error);
    return silent;
  }
}

/**
 * How long the proof may take: bytes × 10 ÷ baud × 1.5 + 2 s, as the system takes bytes faster
 * than the line. A printer without proof is only given the time to print.
 */
function proofWaitMs(parts: readonly Uint8Array[], { capabilities, line }: SlipPorts): number {
  if (capabilities.proof === "none") return wireMs(parts, line) + printingMs;
  if (line.baud === undefined) return proofWithoutPaceMs;
  return wireMs(parts, line) * 1.5 + 2_000;
}

/** Time on the wire at 10 bits a byte; 0 where the line has no pace. */
function wireMs(parts: readonly Uint8Array[], { baud }: KeptLine): number {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  return baud === undefined ? 0 : (bytes * 10_000) / baud;
}

function lineFault(line: KeptLine): FaultCode {
  const state = line.state();
  return state.state === "down" ? state.fault.code : "unplugged";
}

/** What a line cannot carry is a result; any other error is a fault of the program. */
function codeOf(error: unknown): FaultCode {
  if (error instanceof LineFault) return error.code;
  throw error;
}
