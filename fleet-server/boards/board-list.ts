import type { BoardName } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { Have } from "@motcua/broker/session";
import type { HallView } from "../queue/view.ts";

/** A board by what it said; who has its position is not its own affair. */
export type BoardView = Omit<HallView["boards"][number], "vacant">;

/** Everything that is known of one board. */
export type BoardStatus = {
  readonly state: BoardView["state"];
  /** How long it has been in this state, ms; null for one that was never seen. */
  readonly forMs: number | null;
  /** Program version that it last said. */
  readonly fw: string | null;
  /** What it last said of itself; its devices' ages count on while it is online. */
  readonly have: Have | undefined;
};

/** What is known of each board of the office. */
export type BoardList = {
  online(board: BoardName, fw?: string): void;
  gone(board: BoardName, how: "offline" | "lost"): void;
  have(board: BoardName, have: Have): void;
  healthOf(board: BoardName, device: string): Have["devices"][number]["health"];
  isOnline(board: BoardName): boolean;
  status(board: BoardName): BoardStatus;
  view(): BoardView[];
  /** Addresses of the pages that boards serve themselves. */
  pages(): string[];
};

type Known = {
  readonly state: BoardView["state"];
  readonly sinceMs: number | null;
  readonly fw: string | null;
  readonly have: { readonly said: Have; readonly atMs: number } | undefined;
};

const neverSeen: Known = { state: "never-seen", sinceMs: null, fw: null, have: undefined };

/** A board that is gone tells nothing of its devices: they are unknown, not broken. */
export function createBoardList(
  names: () => readonly BoardName[],
  clock: Pick<Clock, "monoMs">,
): BoardList {
  const boards = new Map<BoardName, Known>();
  const known = (board: BoardName) => boards.get(board) ?? neverSeen;
  const set = (board: BoardName, change: Partial<Known>) =>
    boards.set(board, { ...known(board), ...change });
  const become = (board: BoardName, state: Known["state"], more: Partial<Known> = {}) => {
    const before = known(board);
    const sinceMs = before.state === state ? before.sinceMs : clock.monoMs();
    set(board, { ...more, state, sinceMs });
  };
  const ageOf = (sinceMs: number) => Math.max(0, Math.round(clock.monoMs() - sinceMs));

  return {
    online: (board, fw) => become(board, "online", fw === undefined ? {} : { fw }),
    gone: (board, how) => become(board, how),
    have: (board, said) => set(board, { have: { said, atMs: clock.monoMs() } }),
    healthOf: (board, device) => {
      const { state, have } = known(board);
      const found = have?.said.devices.find(({ name }) => name === device);
      return state === "online" && found !== undefined ? found.health : { state: "unknown" };
    },
    isOnline: (board) => known(board).state === "online",
    status: (board) => {
      const { state, sinceMs, fw, have } = known(board);
      const forMs = sinceMs === null ? null : ageOf(sinceMs);
      return { state, forMs, fw, have: have && agedBy(have.said, ageOf(have.atMs)) };
    },
    view: () =>
      names().map((name) => {
        const { state, have } = known(name);
        const devices = have?.said.devices ?? [];
        return {
          name,
          state,
          pages: have?.said.pages ?? null,
          simulated: devices.some(({ simulated }) => simulated),
          devices: devices.map(({ name: device, profile, health }) => ({
            name: device,
            profile,
            health: state === "online" ? health : { state: "unknown" },
          })),
        };
      }),
    pages: () => [...boards.values()].flatMap(({ have }) => have?.said.pages ?? []),
  };
}

function agedBy(said: Have, byMs: number): Have {
  const devices = said.devices.map((device) => ({ ...device, forMs: device.forMs + byMs }));
  return { ...said, devices };
}
