import type { Static } from "typebox";
import { batchMax, type Fact, log } from "../contract/log.ts";
import { storageFault } from "../log/faults.ts";
import type { Entry, Log } from "../log/log.ts";
import type { Cancel, Clock, CrashPoint, Logger } from "../ports.ts";
import { createAges } from "./ages.ts";

type Batch = Static<typeof log.body>;

/** Brings the facts of the outbox to the server: one batch in flight, kept until its ack. */
export type Sender = {
  /** There are new facts. */
  readonly facts: () => void;
  /** A new connection: what was in flight on the old one is sent again at once. */
  readonly up: () => void;
  /** The server has stored the log up to here. */
  readonly acked: (ack: { readonly log: string; readonly upto: number }) => void;
  /** A beat: shows that an ack was lost, never more. */
  readonly heard: (upto: number) => void;
  readonly stop: () => void;
};

export type SenderOptions = {
  readonly outbox: Log<Fact>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly crash: CrashPoint;
  /** False without a connection. */
  readonly send: (batch: Batch) => boolean;
};

/** A batch without ack is sent again after this, doubling up to the second, ms. */
const resendMinMs = 15_000;
const resendMaxMs = 300_000;

/** Room in the message for its envelope and the log's name. */
const envelopeBytes = 1_024;

export function createSender({ outbox, clock, logger, crash, send }: SenderOptions): Sender {
  const ages = createAges(clock, outbox.last);
  /** As far as the server has told; 0 until it has. */
  let stored = 0;
  let flight: { readonly from: number; readonly to: number } | undefined;
  let resendMs = resendMinMs;
  let cancelResend: Cancel = () => {};

  const sendNext = () => {
    cancelResend();
    flight = undefined;
    const entries = outbox.read(stored + 1, batchMax);
    const [kept] = outbox.read(1, 1);
    const about = { id: outbox.id, oldest: kept?.seq ?? 1 };
    const batch = batchOf(about, entries, ages.ageMs);
    const [first] = batch.entries;
    const last = batch.entries.at(-1);
    if (first === undefined || last === undefined || !send(batch)) return;
    flight = { from: first.seq, to: last.seq };
    const waitMs = resendMs;
    cancelResend = clock.after(waitMs, () => {
      resendMs = Math.min(waitMs * 2, resendMaxMs);
      sendNext();
    });
  };

  /** What a full disk keeps goes with the next ack, or is sent once more after a restart. */
  const forget = (upto: number) => {
    try {
      outbox.forget(upto);
    } catch (error) {
      const code = storageFault(error);
      if (code === undefined) throw error;
      logger.warn({ code, upto }, "facts that the server has could not be deleted");
    }
  };
  const forward = (upto: number) => {
    stored = upto;
    resendMs = resendMinMs;
    crash("after-ack");
    forget(upto);
    ages.forget(upto);
    sendNext();
  };

  return {
    facts: () => {
      ages.note(outbox.last);
      if (flight === undefined) sendNext();
    },
    up: () => {
      resendMs = resendMinMs;
      sendNext();
    },
    acked: (ack) => {
      if (ack.log !== outbox.id) return;
      if (ack.upto > outbox.last) {
        // Only a card copied back from an older image looks like this: people must decide.
        logger.error({ ...ack, last: outbox.last }, "the server has more of this log than the box");
        return;
      }
      const before = flight === undefined ? stored : flight.from - 1;
      if (ack.upto > before) return forward(ack.upto);
      if (ack.upto === before) return;
      // The server has lost something: go back, as far as the outbox still reaches.
      stored = ack.upto;
      const [oldest] = outbox.read(stored + 1, 1);
      if (oldest !== undefined && oldest.seq !== flight?.from) sendNext();
    },
    heard: (upto) => {
      if (flight !== undefined && upto >= flight.to && upto <= outbox.last) forward(upto);
    },
    stop: () => cancelResend(),
  };
}

/** As many entries from the first one as fit into one message. */
function batchOf(
  { id, oldest }: { readonly id: string; readonly oldest: number },
  rows: readonly Entry<Fact>[],
  ageMs: (seq: number) => number | null,
): Batch {
  const entries: Batch["entries"] = [];
  let bytes = envelopeBytes;
  for (const { seq, v, atMs, body } of rows) {
    const entry = { seq, v, ageMs: ageMs(seq), ts: Math.round(atMs), fact: body };
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes > log.bytesMax) break;
    entries.push(entry);
  }
  return { log: id, oldest, entries };
}
