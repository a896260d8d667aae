import type { JobNumber } from "./escpos.ts";

/** One answer of a printer. */
export type Reply =
  /** To DLE EOT 1, 2 or 4; the byte does not say to which. */
  | { readonly kind: "status"; readonly byte: number }
  /** To GS r 1: everything before it was printed. */
  | { readonly kind: "stream-status"; readonly paper: "ok" | "low" | "out" }
  /** To GS ( H: everything before it was printed. */
  | { readonly kind: "process-id"; readonly job: JobNumber }
  /** To DLE DC4 fn 8. */
  | { readonly kind: "cleared" };

/** An answer that stood in the stream: it came when what was before it had been printed. */
export type ProofReply = Extract<Reply, { kind: "process-id" | "stream-status" }>;

export type ReplyReader = {
  /** The answers that these bytes complete; bytes may come one by one or many at once. */
  read(bytes: Uint8Array): Reply[];
  /** Bytes that belonged to no answer since the start. */
  readonly noise: number;
};

/** Header 37 22, four characters and 00; header 37 25 and 00. */
const blockHeader = 0x37;
const blockLengths: Record<number, number> = { 34: 7, 37: 3 };

/** Reads answers out of noise: a byte that fits nothing is dropped and the next one is tried. */
export function createReplyReader(): ReplyReader {
  let held: number[] = [];
  let noise = 0;
  return {
    read: (bytes) => {
      const replies: Reply[] = [];
      for (const byte of bytes) {
        held.push(byte);
        for (;;) {
          const step = parse(held);
          if (step === "more") break;
          if (step.reply === undefined) noise += step.took;
          else replies.push(step.reply);
          held = held.slice(step.took);
        }
      }
      return replies;
    },
    get noise() {
      return noise;
    },
  };
}

type Step = "more" | { readonly took: number; readonly reply?: Reply };

function parse(held: readonly number[]): Step {
  const [first, second] = held;
  if (first === undefined) return "more";
  if (first === blockHeader) {
    if (second === undefined) return "more";
    const length = blockLengths[second];
    if (length === undefined || !fits(held, length)) return { took: 1 };
    if (held.length < length) return "more";
    return { took: length, reply: blockReply(held) };
  }
  const reply = byteReply(first);
  return reply === undefined ? { took: 1 } : { took: 1, reply };
}

/** Whether what is there can still become a block of this length. */
function fits(held: readonly number[], length: number): boolean {
  return held.slice(2, length).every((byte, index) => {
    return index === length - 3 ? byte === 0 : byte >= 0x40 && byte <= 0x4f;
  });
}

function blockReply(block: readonly number[]): Reply {
  if (block.length === 3) return { kind: "cleared" };
  const job = block.slice(2, 6).reduce((sum, digit) => sum * 16 + (digit & 15), 0);
  return { kind: "process-id", job };
}

/** DLE EOT answers 0xx1xx10. GS r 1 answers two bits twice: 0–1 near end, 2–3 end of paper. */
function byteReply(byte: number): Reply | undefined {
  if ((byte & 0x93) === 0x12) return { kind: "status", byte };
  if (byte === 0x00) return { kind: "stream-status", paper: "ok" };
  if (byte === 0x03) return { kind: "stream-status", paper: "low" };
  if (byte === 0x0c || byte === 0x0f) return { kind: "stream-status", paper: "out" };
  return undefined;
}

/** The three answers to DLE EOT 1, 2 and 4, read together. */
export type PrinterStatus = {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperLow: boolean;
  readonly error: boolean;
};

export function readStatus(bytes: {
  readonly printer: number;
  readonly cause: number;
  readonly paper: number;
}): PrinterStatus {
  return {
    offline: (bytes.printer & 0x08) !== 0,
    coverOpen: (bytes.cause & 0x04) !== 0,
    paperOut: (bytes.cause & 0x20) !== 0 || (bytes.paper & 0x60) !== 0,
    paperLow: (bytes.paper & 0x0c) !== 0,
    error: (bytes.cause & 0x40) !== 0,
  };
}
