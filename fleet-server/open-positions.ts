import { join } from "node:path";
import type { BoardName } from "@motcua/broker/contract";
import type { FastifyPluginAsync } from "fastify";
import type { BoardList } from "./boards/board-list.ts";
import type { Boards } from "./boards/boards.ts";
import { type BrokerLine, openBrokerLine } from "./boards/broker-line.ts";
import type { HallDesk } from "./hall/hall-desk.ts";
import { boardConfigOf } from "./office/board-config.ts";
import type { OpenHall } from "./open-hall.ts";
import type { Ports } from "./ports.ts";
import { openProvisioning } from "./provisioning/open-provisioning.ts";
import type { Settings } from "./settings.ts";

/** The office's positions, and the broker that lets in who stands at one. */
export type Positions = {
  readonly line: BrokerLine;
  /** Whether this is the secret of the board at a position. */
  readonly admits: (board: string, secret: string) => boolean;
  /** No machine has this position. */
  readonly vacant: (board: BoardName) => boolean;
  /** A board is online: it has its credential. */
  readonly online: (board: BoardName) => void;
  readonly routes: (of: {
    readonly desk: HallDesk;
    readonly list: BoardList;
    readonly boards: () => Boards | undefined;
  }) => readonly FastifyPluginAsync[];
  /**
   * The server serves at this address: the board of this machine may claim its position. A board
   * whose credential is void is to be dismissed.
   */
  readonly open: (serverUrl: string, dismiss: (board: BoardName) => void) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Opens both. Rejects with the error of the broker's `listen`, e.g. EADDRINUSE. */
export async function openPositions(
  settings: Settings,
  ports: Ports,
  hall: OpenHall,
): Promise<Positions> {
  const { office, runner, store } = hall;
  const names = () => office.office.boards.map(({ name }) => name);
  const { code } = office.office.office;
  const provisioning = openProvisioning({
    ...{ ...ports, store, publicUrl: settings.publicUrl },
    folder: join(settings.dataDir, "credentials"),
    office: code,
    names,
    wanted: (board, serverUrl) =>
      boardConfigOf(office.office, board, { rev: office.rev, serverUrl }),
    nowMs: () => runner.now().atMs,
  });
  const line = await openBrokerLine({
    ...ports,
    ...settings,
    port: settings.mqttPort,
    office: code,
    admits: provisioning.admits,
    accounts: provisioning.accounts,
  });
  return {
    line,
    admits: provisioning.admits,
    vacant: provisioning.vacant,
    online: provisioning.online,
    routes: ({ desk, list, boards }) =>
      provisioning.routes({
        isOnline: (board) => list.isOnline(board),
        tell: (board, act) => boards()?.tell(board, act) ?? false,
        printer: () => desk.receptionPrinter(),
      }),
    open: (serverUrl, dismiss) => {
      const evict = (board: BoardName) => {
        dismiss(board);
        line.evict(board);
      };
      const door = { url: line.url, update: line.update, evict };
      return provisioning.open({ serverUrl, door, local: settings.board ?? names()[0] });
    },
    stop: async () => {
      provisioning.stop();
      await line.stop();
    },
  };
}
