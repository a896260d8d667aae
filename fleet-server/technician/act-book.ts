import { isDeepStrictEqual } from "node:util";
import type { BoardAct, BoardName, CommandResult, DeviceName } from "@motcua/broker/contract";
import type { Cancel, Chance, Clock } from "@motcua/broker/ports";
import type { ActState, ActView } from "./act-view.ts";
import { foundView } from "./found-view.ts";

/** What a technician asks of a board. */
export type AskedAct =
  | { readonly name: "test-device" | "end-test" | "read-line"; readonly device: DeviceName }
  | { readonly name: "find-devices" | "send-recording" };

/** The acts that people asked for, and how far each is. */
export type ActBook = {
  /** The same wish under the same `key` is told once; a key that was another wish's is refused. */
  ask(wish: Wish): Asked;
  /** What a board tells; results of acts that are not in the book are somebody else's. */
  note(board: BoardName, result: CommandResult): void;
  of(board: BoardName, id: string): ActView | undefined;
  /** Runs at each change of one act; returns how to stop. */
  onChange(id: string, run: () => void): () => void;
  stop(): void;
};

export type Asked = { readonly id: string } | { readonly refusal: "board-offline" | "key-reused" };

export type Wish = { readonly board: BoardName; readonly act: AskedAct; readonly key: string };

/** A technician reads a line every few seconds and tests a dozen devices; older ones are over. */
const actsMax = 200;
const keptMs = 60 * 60_000;

/** How long an act is worth beginning, from its arrival at the board, ms. */
const ttlMs = 15_000;

/** A board answers at once; a keypad's test is quiet for a minute while nobody presses, ms. */
const firstWordMs = 10_000;
const quietMaxMs = 90_000;

type Entry = {
  readonly id: string;
  readonly wish: Wish;
  readonly askedMs: number;
  readonly listeners: Set<() => void>;
  state: ActState;
  result: CommandResult | undefined;
  heardMs: number;
  giveUp: Cancel;
};

export function createActBook(options: {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Tells a board that is online; false where it is not. */
  readonly tell: (board: BoardName, act: BoardAct) => boolean;
}): ActBook {
  const { clock, chance, tell } = options;
  const entries = new Map<string, Entry>();

  const change = (entry: Entry, state: ActState) => {
    entry.state = state;
    entry.heardMs = clock.monoMs();
    entry.giveUp();
    const waitMs = state === "sent" ? firstWordMs : quietMaxMs;
    if (!isOver(state)) entry.giveUp = clock.after(waitMs, () => change(entry, "expired"));
    for (const listener of entry.listeners) listener();
  };
  const forget = () => {
    for (const [id, { askedMs, giveUp }] of entries) {
      if (entries.size < actsMax && clock.monoMs() - askedMs < keptMs) return;
      giveUp();
      entries.delete(id);
    }
  };
  const underKey = (key: string) => [...entries.values()].find(({ wish }) => wish.key === key);

  return {
    ask: (wish) => {
      const known = underKey(wish.key);
      if (known !== undefined) {
        return isDeepStrictEqual(known.wish, wish) ? { id: known.id } : { refusal: "key-reused" };
      }
      const id = `act:${chance.id()}`;
      if (!tell(wish.board, { cmd: id, ttlMs, ...wish.act })) return { refusal: "board-offline" };
      forget();
      const nowMs = clock.monoMs();
      const entry: Entry = {
        ...{ id, wish, askedMs: nowMs, listeners: new Set(), state: "sent", result: undefined },
        ...{ heardMs: nowMs, giveUp: () => undefined },
      };
      entries.set(id, entry);
      change(entry, "sent");
      return { id };
    },
    note: (board, result) => {
      const entry = entries.get(result.to);
      // Last words are told again after a reconnection; a late step changes nothing any more.
      if (entry?.wish.board !== board || (entry.result && entry.result.status !== "running"))
        return;
      entry.result = result;
      change(entry, stateOf(result));
    },
    of: (board, id) => {
      const entry = entries.get(id);
      return entry?.wish.board === board ? viewOf(entry, clock.monoMs()) : undefined;
    },
    onChange: (id, run) => {
      const listeners = entries.get(id)?.listeners;
      listeners?.add(run);
      return () => listeners?.delete(run);
    },
    stop: () => {
      for (const { giveUp } of entries.values()) giveUp();
    },
  };
}

function stateOf({ status, step }: CommandResult): ActState {
  if (status !== "running") return status;
  return step === "received" || step === "queued" ? step : "running";
}

function isOver(state: ActState): boolean {
  return state === "done" || state === "failed" || state === "expired";
}

function viewOf({ id, wish, state, result, heardMs }: Entry, nowMs: number): ActView {
  return {
    ...{ id, board: wish.board, name: wish.act.name, state },
    device: "device" in wish.act ? wish.act.device : null,
    step: result?.step ?? null,
    code: result?.code ?? null,
    quietMs: Math.max(0, Math.round(nowMs - heardMs)),
    found: (result?.found ?? []).map(foundView),
    line: result?.line ?? [],
  };
}
