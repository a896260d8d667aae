import type { BoardAct, BoardName, CommandResult } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { Chance, Clock } from "@motcua/broker/ports";
import type { FastifyPluginAsync } from "fastify";
import type { BoardList } from "../boards/board-list.ts";
import type { OfficeFile } from "../office/office-file.ts";
import { createActBook } from "./act-book.ts";
import { openDeviceTests } from "./device-tests.ts";
import { technicianRoutes } from "./routes.ts";
import { createTechnicianDesk } from "./technician-desk.ts";

/** What the server needs of the technician's capability. */
export type Technician = {
  readonly routes: FastifyPluginAsync;
  /** How far an act is that a board was told to do. */
  readonly onResult: (board: BoardName, result: CommandResult) => void;
  stop(): void;
};

export function openTechnician(options: {
  readonly store: Store;
  readonly office: OfficeFile;
  readonly list: BoardList;
  /** No machine has this position. */
  readonly vacant: (board: BoardName) => boolean;
  /** Where browsers reach the pages; undefined: on this machine. */
  readonly publicUrl: string | undefined;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Tells a board that is online to do something; false where it is not. */
  readonly tell: (board: BoardName, act: BoardAct) => boolean;
  readonly onBeat: (run: () => void) => () => void;
}): Technician {
  const { store, clock } = options;
  const book = createActBook(options);
  const tests = openDeviceTests(store);
  const desk = createTechnicianDesk({ ...options, book, tests, wallMs: () => clock.wallMs() });
  return {
    routes: technicianRoutes(desk),
    onResult: (board, result) => book.note(board, result),
    stop: () => book.stop(),
  };
}
