import type { BoardName, OfficeCode, Problem } from "@motcua/broker/contract";
import type { Chance } from "@motcua/broker/ports";
import type { Wanted } from "../office/board-config.ts";
import type { PositionsStore } from "./positions-store.ts";
import type { Throttle } from "./throttle.ts";
import type { WaitingRoom } from "./waiting.ts";

/** What every act on a position works with. */
export type Scene = {
  readonly store: PositionsStore;
  readonly waiting: WaitingRoom;
  readonly throttle: Throttle;
  readonly chance: Chance;
  readonly office: OfficeCode;
  /** Positions of the office's document, in its order. */
  readonly names: () => readonly BoardName[];
  /** The position of the machine on which the server itself runs. */
  readonly own: () => BoardName | undefined;
  /** Office time, ms: it begins at the wall clock and never runs backwards. */
  readonly nowMs: () => number;
  /** The server's own address, for programs of this machine. */
  readonly serverUrl: () => string;
  /** Where browsers find the office's pages. */
  readonly pagesUrl: () => string;
  /** Address of the broker. */
  readonly brokerUrl: () => string;
  readonly wanted: (board: BoardName) => Wanted | undefined;
  /** Who may connect has changed. */
  readonly onAccounts: () => void;
  /** The machine that was there is out: end its connection. */
  readonly onOut: (board: BoardName) => void;
  /** The position's code is not what it was. */
  readonly onClaim: (board: BoardName) => void;
};

/** Who acts, for the audit. */
export type Who = "claim-page" | "server";

/** What was wished for, or why not. */
export type Outcome<T> = { readonly ok: T } | { readonly problem: Problem };
