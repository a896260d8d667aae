import type { Clock, CrashPoint } from "@motcua/broker/ports";
import type { PrinterProfile } from "@motcua/device-profiles";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { encodeSlip, rescue } from "../drivers/escpos.ts";
import type { Reply } from "../drivers/escpos-status.ts";
import type { SlipPainter } from "../ticket/raster.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import type { StoredJob } from "./print-job-store.ts";
import { type PrinterTalk, stoppingFault } from "./printer-talk.ts";

/**
 * How a slip ended. `broken`: the printer may still wait for the rest of an image, so the next job
 * begins with a rescue.
 */
export type Outcome =
  | {
      readonly result: "printed";
      readonly proof: "process-id" | "stream-status";
      readonly broken: boolean;
    }
  /** No proof, and no fault that the printer named. */
  | { readonly result: "unknown"; readonly broken: boolean }
  | {
      readonly result: "failed";
      readonly reason: FaultCode;
      /** Its buffer is empty: no late slip can come out. */
      readonly cleared: boolean;
      readonly broken: boolean;
    };

export type SlipPorts = {
  readonly capabilities: PrinterProfile["capabilities"];
  readonly line: KeptLine;
  readonly talk: PrinterTalk;
  readonly painter: SlipPainter;
  readonly jobs: { begin(number: number): void };
  readonly clock: Clock;
  readonly crash: CrashPoint;
  readonly rescueFirst: boolean;
  readonly numbered: (job: StoredJob) => number;
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
  const { capabilities, talk, line } = ports;
  const bitmap = await ports.painter.paint(job.command.slip);
  if (capabilities.status === "dle-eot" && line.state().state === "up") {
    const before = await talk.status().catch(() => undefined);
    const fault = before && stoppingFault(before);
    // Nothing has left for the printer, so nothing can come out late.
    if (fault !== undefined)
      return { result: "failed", reason: fault, cleared: true, broken: ports.rescueFirst };
  }
  const number = ports.numbered(job);
  const { cutter, proof } = capabilities;
  const slip = encodeSlip(bitmap, { cutter, proof, job: number });
  const parts = ports.rescueFirst ? [...rescue(cutter), ...slip] : slip;
  ports.jobs.begin(job.number);
  try {
    const proved = await sendAndProve(parts, number, ports);
    if (proved !== undefined) return { result: "printed", proof: proved, broken: false };
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    return { result: "failed", reason: error.code, cleared: true, broken: true };
  }
  return withoutProof(ports);
}

type Proof = "process-id" | "stream-status";

/** Sends all parts; resolves with the proof, or undefined when none came in time. */
async function sendAndProve(
  parts: readonly Uint8Array[],
  number: number,
  ports: SlipPorts,
): Promise<Proof | undefined> {
  const { line, talk } = ports;
  const middle = Math.floor(parts.length / 2);
  for (const [index, part] of parts.slice(0, -1).entries()) {
    if (index === middle) ports.crash("mid-raster");
    await line.write(part);
  }
  const proves = (reply: Reply): Proof | undefined => {
    if (reply.kind === "process-id" && reply.job === number) return "process-id";
    return reply.kind === "stream-status" ? "stream-status" : undefined;
  };
  // The answer may come while the last part, which asks for it, is still being handed over.
  const proved = talk.waitFor(proves, proofWaitMs(parts, ports));
  await line.write(parts.at(-1) ?? new Uint8Array());
  ports.crash("after-cut");
  return proved;
}

/**
 * How long the proof may take: bytes × 10 ÷ baud × 1.5 + 2 s, as the system takes bytes faster
 * than the line. A printer without proof is only given the time to print.
 */
function proofWaitMs(parts: readonly Uint8Array[], { capabilities, line }: SlipPorts): number {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const paceMs = line.baud === undefined ? undefined : (bytes * 10_000) / line.baud;
  if (capabilities.proof === "none") return paceMs ?? printingMs;
  return paceMs === undefined ? proofWithoutPaceMs : paceMs * 1.5 + 2_000;
}

/** Why no proof came: a fault that the printer names, or nobody knows. */
async function withoutProof({ capabilities, talk }: SlipPorts): Promise<Outcome> {
  if (capabilities.status === "none") return { result: "unknown", broken: false };
  const status = await talk.status().catch(() => undefined);
  const reason = status && stoppingFault(status);
  if (reason === undefined) return { result: "unknown", broken: status === undefined };
  const cleared = capabilities.clearBuffer === "dle-dc4" && (await talk.clear().catch(() => false));
  return { result: "failed", reason, cleared, broken: cleared };
}
