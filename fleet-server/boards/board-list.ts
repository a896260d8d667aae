import type { BoardName } from "@motcua/broker/contract";
import type { Have } from "@motcua/broker/session";
import type { HallView } from "../queue/view.ts";

export type BoardView = HallView["boards"][number];

/** What is known of each board of the office. */
export type BoardList = {
  online(board: BoardName): void;
  gone(board: BoardName, how: "offline" | "lost"): void;
  have(board: BoardName, have: Have): void;
  healthOf(board: BoardName, device: string): Have["devices"][number]["health"];
  isOnline(board: BoardName): boolean;
  view(): BoardView[];
  /** Addresses of the pages that boards serve themselves. */
  pages(): string[];
};

type Known = { readonly state: BoardView["state"]; readonly have: Have | undefined };

const neverSeen: Known = { state: "never-seen", have: undefined };

/** A board that is gone tells nothing of its devices: they are unknown, not broken. */
export function createBoardList(names: () => readonly BoardName[]): BoardList {
  const boards = new Map<BoardName, Known>();
  const known = (board: BoardName) => boards.get(board) ?? neverSeen;
  const set = (board: BoardName, change: Partial<Known>) =>
    boards.set(board, { ...known(board), ...change });

  return {
    online: (board) => set(board, { state: "online" }),
    gone: (board, how) => set(board, { state: how }),
    have: (board, have) => set(board, { have }),
    healthOf: (board, device) => {
      const { state, have } = known(board);
      const found = have?.devices.find(({ name }) => name === device);
      return state === "online" && found !== undefined ? found.health : { state: "unknown" };
    },
    isOnline: (board) => known(board).state === "online",
    view: () =>
      names().map((name) => {
        const { state, have } = known(name);
        const devices = have?.devices ?? [];
        return {
          name,
          state,
          pages: have?.pages ?? null,
          simulated: devices.some(({ simulated }) => simulated),
          devices: devices.map(({ name: device, profile, health }) => ({
            name: device,
            profile,
            health: state === "online" ? health : { state: "unknown" },
          })),
        };
      }),
    pages: () => [...boards.values()].flatMap(({ have }) => have?.pages ?? []),
  };
}
