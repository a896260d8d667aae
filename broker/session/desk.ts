import { type Checked, type Fault, reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";
import type { ack } from "../contract/ack.ts";
import type { Answer, answer } from "../contract/answer.ts";
import { ask, askLifeMs } from "../contract/ask.ts";
import { have } from "../contract/have.ts";
import { log } from "../contract/log.ts";
import { bodyOf } from "../contract/message.ts";
import { res } from "../contract/res.ts";
import { state } from "../contract/state.ts";
import { tele } from "../contract/tele.ts";
import type { UpKind } from "../contract/topics.ts";
import type { BoardName } from "../contract/vocabulary.ts";
import type { Clock, Logger } from "../ports.ts";
import type { OfficeEvents } from "./office-api.ts";
import { createPresses } from "./presses.ts";
import type { BoardRecord, Roll } from "./roll.ts";
import type { Stamp } from "./transit.ts";

type DeskOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly on: OfficeEvents;
  readonly roll: Roll;
  readonly answer: (board: BoardName, body: Static<typeof answer.body>) => void;
  readonly ack: (board: BoardName, body: Static<typeof ack.body>) => void;
};

type Hear = (record: BoardRecord, kind: UpKind, payload: Uint8Array) => void;

/** Reads what boards send to their server, and gives it to whom it concerns. */
export function desk(options: DeskOptions): Hear {
  const { on, roll } = options;
  const refuse = refusals(options.clock, options.logger);
  const hearAsk = askDesk(options);

  return (record, kind, payload) => {
    // What a broker retained was cleared: that says nothing.
    if (payload.byteLength === 0) return undefined;
    const { board } = record;
    const take = <T extends Stamp>(read: Checked<T>, use: (value: T) => void): void => {
      if (read.ok) {
        use(read.value);
        // The will of an earlier connection says nothing of the present one's clock.
        if (read.value.sid === record.sid) record.transit.heardMs(read.value);
      } else refuse(board, kind, read.faults);
    };
    switch (kind) {
      case "state":
        return take(state.read(payload), (value) => roll.state(record, value));
      case "have":
        return take(have.read(payload), ({ rev, problem, devices, pages }) =>
          on.have(board, { rev, devices, ...(problem && { problem }), ...(pages && { pages }) }),
        );
      case "res":
        return take(res.read(payload), (value) => {
          const body = bodyOf(value);
          if ("to" in body) on.result(board, body);
          else on.proof(board, body);
        });
      case "tele":
        return take(tele.read(payload), ({ uptimeMs, clock, board: own, devices }) =>
          on.tele(board, { uptimeMs, clock, board: own, devices }),
        );
      case "ask": {
        const read = ask.read(payload);
        take(read, (value) => hearAsk(record, value));
        const to = read.ok ? undefined : askId(payload);
        const field = read.ok ? undefined : read.faults[0]?.path;
        if (to === undefined) return;
        const problem = { code: "bad-request" as const, ...(field && { field }) };
        return options.answer(board, { to, problem });
      }
      case "log":
        return take(log.read(payload), (value) => hearLog(options, record, value));
    }
  };
}

type Ask = Stamp & Static<typeof ask.body>;

/**
 * Answers each press once, if it is of the board's present session and not too old: what a copy
 * says of its age is of the moment when it was sent. One that was decided in time is answered
 * again at any age, so that the board learns of a number that nobody holds.
 */
function askDesk(options: DeskOptions): (record: BoardRecord, value: Ask) => void {
  const presses = createPresses(options.clock, options.logger);
  return (record, value) => {
    const { board } = record;
    const { sid, ask, request } = value;
    const key = `${board}/${ask}`;
    const say = (answer: Answer) => options.answer(board, { to: ask, ...answer });
    if (sid !== record.sid || !record.online) return say({ problem: { code: "stale-session" } });
    const ageMs = Math.round(value.ageMs + record.transit.heardMs(value));
    if (ageMs > askLifeMs && !presses.has(key)) return say({ problem: { code: "expired" } });
    presses.take(key, () => options.on.ask(board, { ask, ageMs, request }), say);
  };
}

/** Has a batch stored, then says how far the board may forget. */
function hearLog(
  { on, ack, logger }: DeskOptions,
  record: BoardRecord,
  batch: Static<typeof log.body>,
): void {
  on.facts(record.board, batch).then(
    (upto) => {
      record.log = { id: batch.log, upto };
      ack(record.board, { log: batch.log, upto });
    },
    (error: unknown) => {
      // Without an ack the board keeps the batch and sends it again.
      logger.error({ board: record.board, err: error }, "a batch of facts could not be stored");
    },
  );
}

/** The id of an ask that is otherwise not valid, so that the board learns which field it is. */
function askId(payload: Uint8Array): string | undefined {
  if (payload.byteLength > ask.bytesMax) return undefined;
  try {
    const read = readAskId(JSON.parse(new TextDecoder().decode(payload)));
    return read.ok ? read.value.ask : undefined;
  } catch {
    return undefined;
  }
}

const readAskId = reader(Type.Pick(ask.body, ["ask"]));

/** One line a second and board is enough to mend it, ms. */
const complainEveryMs = 1_000;

/** Counts what cannot be read, and logs it with the field's name, not faster than one can read. */
function refusals(
  clock: Clock,
  logger: Logger,
): (board: BoardName, kind: UpKind, faults: readonly Fault[]) => void {
  const counts = new Map<BoardName, { refused: number; loggedMs: number }>();
  return (board, kind, faults) => {
    const count = counts.get(board) ?? { refused: 0, loggedMs: Number.NEGATIVE_INFINITY };
    counts.set(board, count);
    count.refused += 1;
    if (clock.monoMs() - count.loggedMs < complainEveryMs) return;
    count.loggedMs = clock.monoMs();
    logger.warn({ board, kind, faults, refused: count.refused }, "dropped a message of a board");
  };
}
