import type { BoardName, DeviceName, ProblemCode } from "@motcua/broker/contract";
import type { BoardList } from "../boards/board-list.ts";
import type { OfficeFile } from "../office/office-file.ts";
import type { ActBook, Asked, Wish } from "./act-book.ts";
import type { ActView } from "./act-view.ts";
import type { DeviceTests } from "./device-tests.ts";
import { type TechnicianView, technicianView } from "./technician-view.ts";

type Refused = { readonly refusal: ProblemCode };

/** What a technician's page can see and do. */
export type TechnicianDesk = {
  view(): TechnicianView;
  ask(wish: Wish): Asked | Refused;
  act(board: BoardName, id: string): ActView | undefined;
  onChange(id: string, run: () => void): () => void;
  /** Runs now and then, so that a page can tell silence from a lost line; returns how to stop. */
  onBeat(run: () => void): () => void;
  /** Stores a person's word; undefined, or why not. */
  confirm(test: {
    readonly board: BoardName;
    readonly device: DeviceName;
    readonly act: string;
    readonly passed: boolean;
  }): ProblemCode | undefined;
};

export function createTechnicianDesk(options: {
  readonly office: OfficeFile;
  readonly list: BoardList;
  readonly book: ActBook;
  readonly tests: DeviceTests;
  readonly vacant: (board: BoardName) => boolean;
  readonly wallMs: () => number;
  readonly publicUrl: string | undefined;
  readonly onBeat: (run: () => void) => () => void;
}): TechnicianDesk {
  const { office, list, book, tests, wallMs } = options;
  const boardOf = (name: BoardName) => office.office.boards.find((board) => board.name === name);
  const has = (board: BoardName, device: DeviceName) =>
    boardOf(board)?.devices.some(({ name }) => name === device) ?? false;
  return {
    view: () => technicianView(options),
    ask: (wish) => {
      const { board, act } = wish;
      if (boardOf(board) === undefined) return { refusal: "unknown-board" };
      if ("device" in act && !has(board, act.device)) return { refusal: "unknown-device" };
      return list.isOnline(board) ? book.ask(wish) : { refusal: "board-offline" };
    },
    act: (board, id) => book.of(board, id),
    onChange: (id, run) => book.onChange(id, run),
    onBeat: options.onBeat,
    confirm: ({ board, device, act, passed }) => {
      const tested = book.of(board, act);
      if (tested?.name !== "test-device" || tested.device !== device) return "unknown-act";
      return tests.confirm({ board, device, act, passed, atMs: wallMs() });
    },
  };
}
