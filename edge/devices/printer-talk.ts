import type { Clock } from "@motcua/broker/ports";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { askStatus, clearBuffer, type StatusQuestion } from "../drivers/escpos.ts";
import {
  createReplyReader,
  type PrinterStatus,
  type ProofReply,
  type Reply,
  readStatus,
} from "../drivers/escpos-status.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { type TimedWait, timedWait } from "./timed-wait.ts";

/** A printer answers a real-time question at once, past its buffer; silence is an answer too. */
const statusWaitMs = 500;
const clearWaitMs = 1_000;

/** Questions and answers on a printer's line, one question at a time. */
export type PrinterTalk = {
  /**
   * DLE EOT 1, 2, 4; undefined where the printer is silent. Rejects with a LineFault. Tells how
   * the printer is, never what became of a slip.
   */
  status(): Promise<PrinterStatus | undefined>;
  /** Empties the printer's buffer; true when it said so. */
  clear(): Promise<boolean>;
  /** Answers that stood in the stream behind a slip. */
  onProof(listener: (reply: ProofReply) => void): void;
  /** Waits for nothing any more: whoever waits hears silence. */
  giveUp(): void;
};

type Question = { readonly answer: "status" | "cleared"; readonly wait: TimedWait<Reply> };

export function talkTo(line: KeptLine, clock: Clock): PrinterTalk {
  let reader = createReplyReader();
  let question: Question | undefined;
  let gaveUp = false;
  const proofs: ((reply: ProofReply) => void)[] = [];
  line.onUp(() => {
    reader = createReplyReader();
  });
  line.onDown(() => question?.wait.end());
  line.onData((bytes) => {
    for (const reply of reader.read(bytes)) {
      if (reply.kind === "process-id" || reply.kind === "stream-status") {
        for (const listener of proofs) listener(reply);
      } else if (reply.kind === question?.answer) question.wait.end(reply);
    }
  });
  const ask = async (
    bytes: Uint8Array,
    { answer, waitMs }: { readonly answer: Question["answer"]; readonly waitMs: number },
  ): Promise<Reply | undefined> => {
    const wait = timedWait<Reply>(clock, gaveUp ? 0 : waitMs);
    question = { answer, wait };
    try {
      await line.write(bytes);
      return await wait.over;
    } finally {
      wait.end();
      question = undefined;
    }
  };
  const statusByte = async (which: StatusQuestion): Promise<number | undefined> => {
    const reply = await ask(askStatus(which), { answer: "status", waitMs: statusWaitMs });
    return reply?.kind === "status" ? reply.byte : undefined;
  };
  return {
    status: async () => {
      const printer = await statusByte(1);
      if (printer === undefined) return undefined;
      const cause = await statusByte(2);
      const paper = cause === undefined ? undefined : await statusByte(4);
      if (cause === undefined || paper === undefined) return undefined;
      return readStatus({ printer, cause, paper });
    },
    clear: async () => {
      const reply = await ask(clearBuffer, { answer: "cleared", waitMs: clearWaitMs });
      return reply !== undefined;
    },
    onProof: (listener) => void proofs.push(listener),
    giveUp: () => {
      gaveUp = true;
      question?.wait.end();
    },
  };
}

/** The fault that stops the printer, by what a person should mend first. */
export function stoppingFault(status: PrinterStatus): FaultCode | undefined {
  if (status.paperOut) return "paper-out";
  if (status.coverOpen) return "cover-open";
  if (status.error || status.offline) return "printer-error";
  return undefined;
}
