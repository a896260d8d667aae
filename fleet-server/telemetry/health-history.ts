import type { BoardName, Health } from "@motcua/broker/contract";
import type { BoardView } from "../boards/board-list.ts";
import type { ArchiveTables, HealthRow } from "./archive-tables.ts";
import { boardItself } from "./sample.ts";

/** One state of a device or board, from this moment until the next. Ms since 1970. */
export type HealthChange = {
  readonly atMs: number;
  readonly state: Health["state"];
  readonly code: string | null;
};

/** Since when each device is as it is, and how it was before. */
export type HealthHistory = {
  /** Compares with what was last seen; a board that was never seen tells nothing new. */
  look(boards: readonly BoardView[], wallMs: number): void;
  now(board: BoardName, device: string): HealthChange | undefined;
  /** Every change from `fromMs` on, and the one that was in force then. */
  since(at: { board: BoardName; device: string }, fromMs: number): HealthChange[];
  /** Writes what was noted since the last time; called inside a transaction. */
  write(): void;
};

/** A cable that flutters all day changes some thousand times; older changes are forgotten. */
const keptPerDevice = 2_000;

/** Between two writes; more would be a fault of the program. */
const waitingMax = 10_000;

export function createHealthHistory(tables: ArchiveTables): HealthHistory {
  const keyOf = (board: string, device: string) => `${board}/${device}`;
  const newest = new Map(
    tables.lastHealth.all().map((row) => [keyOf(row.board, row.device), changeOf(row)]),
  );
  let waiting: HealthRow[] = [];

  const note = (board: string, device: string, change: HealthChange) => {
    const key = keyOf(board, device);
    const before = newest.get(key);
    if (before?.state === change.state && before.code === change.code) return;
    newest.set(key, change);
    const { atMs: at_ms, state, code } = change;
    if (waiting.length < waitingMax) waiting.push({ board, device, at_ms, state, code });
  };
  return {
    look: (boards, atMs) => {
      for (const { name, state, devices } of boards) {
        if (state === "never-seen") continue;
        note(name, boardItself, {
          atMs,
          ...(state === "online" ? { state: "ok", code: null } : { state: "unknown", code: state }),
        });
        for (const { name: device, health } of devices) {
          note(name, device, { atMs, state: health.state, code: health.code ?? null });
        }
      }
    },
    now: (board, device) => newest.get(keyOf(board, device)),
    since: ({ board, device }, fromMs) => {
      const fresh = waiting.filter((row) => row.board === board && row.device === device);
      return [...tables.health.all({ board, device, fromMs }), ...fresh].map(changeOf);
    },
    write: () => {
      for (const row of waiting) tables.addHealth.run(row);
      for (const { board, device } of waiting) {
        tables.forgetHealth.run({ board, device, kept: keptPerDevice });
      }
      waiting = [];
    },
  };
}

function changeOf({ at_ms: atMs, state, code }: HealthRow): HealthChange {
  return { atMs, state: state as Health["state"], code };
}
