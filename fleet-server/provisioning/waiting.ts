import type { BoardName } from "@motcua/broker/contract";
import type { Chance, Clock } from "@motcua/broker/ports";

/** A machine without a position. */
export type WaitingBoard = {
  /** Its own secret, by which it is known again. */
  readonly key: string;
  /** Eight digits that the machine shows as well. */
  readonly number: string;
  readonly serial: string;
  readonly model: string;
  readonly waitedMs: number;
};

/** What a person has said of a waiting machine: which position is its. */
export type Offer = { readonly board: BoardName; readonly code: string };

/** Boards that wait for a position, in memory only: each says every few seconds that it is there. */
export type WaitingRoom = {
  /**
   * A machine says that it is there, and takes what it was offered. Its number stays; `undefined`
   * where the room is full.
   */
  enter(machine: {
    readonly key: string;
    readonly serial: string;
    readonly model: string;
  }): { readonly number: string; readonly offer: Offer | undefined } | undefined;
  list(): readonly WaitingBoard[];
  /** False where no machine with this number waits. */
  offer(number: string, offer: Offer): boolean;
  leave(key: string): void;
};

/** More than anybody unpacks at once. */
const boardsMax = 20;

/** A machine that has been silent for this long is gone, ms. */
const silenceMs = 60_000;

type Guest = {
  readonly number: string;
  readonly serial: string;
  readonly model: string;
  readonly sinceMs: number;
  readonly heardMs: number;
  readonly offer: Offer | undefined;
};

/** The server draws the numbers, so that no machine can take the number that another one shows. */
export function createWaitingRoom(clock: Clock, chance: Chance): WaitingRoom {
  const guests = new Map<string, Guest>();
  const sweep = () => {
    const nowMs = clock.monoMs();
    for (const [key, { heardMs }] of guests) if (nowMs - heardMs > silenceMs) guests.delete(key);
  };
  const numbered = (number: string) => [...guests].find(([, guest]) => guest.number === number);
  const freshNumber = (): string => {
    const number = String(Math.floor(chance.unit() * 1e8)).padStart(8, "0");
    return numbered(number) === undefined ? number : freshNumber();
  };
  return {
    enter: ({ key, serial, model }) => {
      sweep();
      const known = guests.get(key);
      if (known === undefined && guests.size >= boardsMax) return undefined;
      const heardMs = clock.monoMs();
      const { number = freshNumber(), sinceMs = heardMs, offer } = known ?? {};
      guests.set(key, { number, serial, model, sinceMs, heardMs, offer: undefined });
      return { number, offer };
    },
    list: () => {
      sweep();
      const nowMs = clock.monoMs();
      return [...guests].map(([key, { number, serial, model, sinceMs }]) => ({
        key,
        number,
        serial,
        model,
        waitedMs: Math.round(nowMs - sinceMs),
      }));
    },
    offer: (number, offer) => {
      sweep();
      const found = numbered(number);
      if (found === undefined) return false;
      const [key, guest] = found;
      guests.set(key, { ...guest, offer });
      return true;
    },
    leave: (key) => void guests.delete(key),
  };
}
