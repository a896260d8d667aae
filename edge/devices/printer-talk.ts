import type { Clock } from "@motcua/broker/ports";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { askStatus, clearBuffer } from "../drivers/escpos.ts";
import {
  createReplyReader,
  type PrinterStatus,
  type Reply,
  readStatus,
} from "../drivers/escpos-status.ts";
import type { KeptLine } from "../transports/keep-line.ts";

/** A printer answers a real-time question at once, past its buffer; silence is an answer too. */
const statusWaitMs = 500;
const clearWaitMs = 1_000;

/** Questions and answers on a printer's line. */
export type PrinterTalk = {
  /** Resolves with the first reply that `wanted` takes, or undefined after `waitMs` or a break. */
  waitFor<T>(wanted: (reply: Reply) => T | undefined, waitMs: number): Promise<T | undefined>;
  /** DLE EOT 1, 2, 4; undefined where it is silent. Rejects with a LineFault. Never proof of a slip. */
  status(): Promise<PrinterStatus | undefined>;
  /** Empties the printer's buffer; true when it said so. */
  clear(): Promise<boolean>;
  /** Replies that nobody waited for: a late proof comes this way. */
  onStray(listener: (reply: Reply) => void): void;
};

type Ear = { readonly take: (reply: Reply) => boolean; readonly giveUp: () => void };

export function talkTo(line: KeptLine, clock: Clock): PrinterTalk {
  let reader = createReplyReader();
  const ears: Ear[] = [];
  const strays: ((reply: Reply) => void)[] = [];
  line.onUp(() => {
    reader = createReplyReader();
  });
  line.onDown(() => {
    for (const ear of ears.splice(0)) ear.giveUp();
  });
  line.onData((bytes) => {
    for (const reply of reader.read(bytes)) {
      if (!ears.some((ear) => ear.take(reply))) for (const listener of strays) listener(reply);
    }
  });

  const waitFor = <T>(wanted: (reply: Reply) => T | undefined, waitMs: number) =>
    new Promise<T | undefined>((resolve) => {
      const end = (value: T | undefined) => {
        cancel();
        const place = ears.indexOf(ear);
        if (place >= 0) ears.splice(place, 1);
        resolve(value);
      };
      const cancel = clock.after(waitMs, () => end(undefined));
      const ear: Ear = {
        take: (reply) => {
          const value = wanted(reply);
          if (value === undefined) return false;
          end(value);
          return true;
        },
        giveUp: () => end(undefined),
      };
      ears.push(ear);
    });

  const ask = async (question: 1 | 2 | 4): Promise<number | undefined> => {
    const reply = waitFor((one) => (one.kind === "status" ? one.byte : undefined), statusWaitMs);
    await line.write(askStatus(question));
    return reply;
  };
  return {
    waitFor,
    status: async () => {
      const printer = await ask(1);
      if (printer === undefined) return undefined;
      const cause = await ask(2);
      const paper = cause === undefined ? undefined : await ask(4);
      if (cause === undefined || paper === undefined) return undefined;
      return readStatus({ printer, cause, paper });
    },
    clear: async () => {
      const cleared = waitFor((one) => (one.kind === "cleared" ? true : undefined), clearWaitMs);
      await line.write(clearBuffer);
      return (await cleared) ?? false;
    },
    onStray: (listener) => void strays.push(listener),
  };
}

/** The fault that stops the printer, by what a person should mend first. */
export function stoppingFault(status: PrinterStatus): FaultCode | undefined {
  if (status.paperOut) return "paper-out";
  if (status.coverOpen) return "cover-open";
  if (status.error || status.offline) return "printer-error";
  return undefined;
}
