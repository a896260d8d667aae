import type { BoardName } from "../contract/vocabulary.ts";
import type { Cancel, Clock } from "../ports.ts";
import { createTransit, type Transit } from "./transit.ts";

/** What the server knows of one board. */
export type BoardRecord = {
  readonly board: BoardName;
  /** The session that speaks for the board; messages of another one are late. */
  sid: string | undefined;
  online: boolean;
  /** Program version of its present session. */
  fw: string | undefined;
  /** Tells how long its messages were on their way. */
  readonly transit: Transit;
  /** A session that was dismissed: a word of it that was still on its way counts no more. */
  dismissed: string | undefined;
  /** Heard since the server's own last connect. */
  confirmed: boolean;
  /** The log that the board keeps, and how far the server has stored it. */
  log: { id: string; upto: number } | undefined;
  /** What was last sent, for the beat. */
  sent: { rev: number; epoch: number; version: number };
};

type Birth =
  | {
      readonly state: "online";
      readonly sid: string;
      readonly fw?: string;
      readonly logs: Record<string, number>;
    }
  | { readonly state: "offline" | "lost"; readonly sid: string };

/** Who of an office's boards is here. */
export type Roll = {
  readonly find: (board: BoardName) => BoardRecord | undefined;
  /** The record of a board that speaks; a new one while there is room. */
  readonly enlist: (board: BoardName) => BoardRecord | undefined;
  readonly state: (record: BoardRecord, birth: Birth) => void;
  /** The board's connection was ended by the broker, for good: nothing of that session counts. */
  readonly dismiss: (board: BoardName) => void;
  readonly all: () => Iterable<BoardRecord>;
  /** The server is connected again: who does not show up in time is lost. */
  readonly recount: () => void;
  readonly stop: () => void;
};

export type RollEvents = {
  /** A new session of a board. */
  readonly arrived: (record: BoardRecord) => void;
  /** The session that is known says once more that it is there: it misses something. */
  readonly repeated: (record: BoardRecord) => void;
  readonly gone: (record: BoardRecord, how: "offline" | "lost") => void;
};

/** Far more than one office has counters; the rest is a fault or an attack. */
const boardsMax = 512;

/** Boards come back within 2 s, and wait 5 s for a CONNACK; ms. */
const recountMs = 15_000;

export function createRoll(clock: Clock, on: RollEvents): Roll {
  const records = new Map<BoardName, BoardRecord>();
  let cancelRecount: Cancel = () => {};

  const gone = (record: BoardRecord, how: "offline" | "lost") => {
    record.online = false;
    on.gone(record, how);
  };

  return {
    find: (board) => records.get(board),
    enlist: (board) => {
      const known = records.get(board);
      if (known !== undefined || records.size >= boardsMax) return known;
      const record: BoardRecord = {
        board,
        sid: undefined,
        online: false,
        dismissed: undefined,
        fw: undefined,
        transit: createTransit(clock),
        confirmed: true,
        log: undefined,
        sent: { rev: 0, epoch: 0, version: -1 },
      };
      records.set(board, record);
      return record;
    },
    state: (record, birth) => {
      if (birth.sid === record.dismissed) return;
      const known = record.sid === birth.sid;
      if (birth.state !== "online") {
        // A will may be published long after its board is back: only the present one counts.
        if (!known && record.sid !== undefined) return;
        record.confirmed = true;
        if (record.sid === undefined || record.online) gone(record, birth.state);
        record.sid = birth.sid;
        return;
      }
      const here = known && record.online;
      const [id] = Object.keys(birth.logs);
      record.sid = birth.sid;
      record.online = true;
      record.fw = birth.fw;
      record.confirmed = true;
      if (id !== undefined && record.log?.id !== id) record.log = { id, upto: 0 };
      if (here) on.repeated(record);
      else on.arrived(record);
    },
    dismiss: (board) => {
      const record = records.get(board);
      if (record === undefined) return;
      record.dismissed = record.sid;
      if (record.online) gone(record, "lost");
    },
    all: () => records.values(),
    recount: () => {
      for (const record of records.values()) record.confirmed = false;
      cancelRecount();
      cancelRecount = clock.after(recountMs, () => {
        for (const record of records.values()) {
          if (record.online && !record.confirmed) gone(record, "lost");
        }
      });
    },
    stop: () => cancelRecount(),
  };
}
