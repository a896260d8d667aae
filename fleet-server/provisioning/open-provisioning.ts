import type { BoardName, OfficeCode } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import { makeFolder } from "@motcua/broker/make-folder";
import type { HashedAccount } from "@motcua/broker/mosquitto";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import { secretFits } from "@motcua/broker/secret-hash";
import type { FastifyPluginAsync } from "fastify";
import type { Wanted } from "../office/board-config.ts";
import { type Hands, openDesk } from "./desk.ts";
import { importSecrets } from "./import-secrets.ts";
import { keepLocalClaim, type LocalClaimFile } from "./local-claim.ts";
import { persistently } from "./persist.ts";
import { openPositionsStore } from "./positions-store.ts";
import { positionRoutes, provisionRoutes } from "./routes.ts";
import type { Scene } from "./scene.ts";
import { createThrottle } from "./throttle.ts";
import { createWaitingRoom } from "./waiting.ts";

export type ProvisioningOptions = {
  readonly store: Store;
  /** `<data folder>/credentials`. */
  readonly folder: string;
  readonly office: OfficeCode;
  readonly names: () => readonly BoardName[];
  /** Where browsers find the pages, if not at the server's own address. */
  readonly publicUrl: string | undefined;
  readonly wanted: (board: BoardName, serverUrl: string) => Wanted | undefined;
  /** Office time, ms. */
  readonly nowMs: () => number;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
};

/** What else a change of who may connect concerns. */
type Door = {
  readonly url: string;
  readonly update: () => void;
  readonly evict: (board: BoardName) => void;
};

/** Who stands at which position: codes, credentials, swaps. */
export type Provisioning = {
  /** Whether a board may connect; the one truth for every broker. */
  readonly admits: (board: string, secret: string) => boolean;
  readonly accounts: () => readonly HashedAccount[];
  /** No machine has this position: it was put out, or there was none yet. */
  readonly vacant: (board: BoardName) => boolean;
  /** A board has connected with what it was given. */
  readonly online: (board: BoardName) => void;
  readonly routes: (hands: Hands) => readonly FastifyPluginAsync[];
  /** The server serves and the broker stands: `local` is the board of this machine. */
  readonly open: (at: {
    readonly serverUrl: string;
    readonly door: Door;
    readonly local: BoardName | undefined;
  }) => Promise<void>;
  readonly stop: () => void;
};

export function openProvisioning(options: ProvisioningOptions): Provisioning {
  const { clock, chance, folder, logger, nowMs } = options;
  const store = openPositionsStore(options.store);
  makeFolder(folder, 0o700);
  importSecrets(folder, { store, chance, nowMs: nowMs() });
  let at: { readonly serverUrl: string; readonly door: Door; readonly own?: BoardName } | undefined;
  let local: LocalClaimFile | undefined;
  const persist = persistently(clock, logger);
  const scene: Scene = {
    store,
    waiting: createWaitingRoom(clock, chance),
    throttle: createThrottle(clock),
    chance,
    office: options.office,
    names: options.names,
    own: () => at?.own,
    nowMs,
    serverUrl: () => at?.serverUrl ?? "",
    pagesUrl: () => options.publicUrl ?? at?.serverUrl ?? "",
    brokerUrl: () => at?.door.url ?? "",
    wanted: (board) => options.wanted(board, at?.serverUrl ?? ""),
    onAccounts: () => persist("the broker's accounts", () => at?.door.update()),
    onOut: (board) => persist(`the end of ${board}'s connection`, () => at?.door.evict(board)),
    onClaim: (board) => persist(`the claim file of ${board}`, () => local?.changed(board)),
  };
  return {
    admits: (board, secret) => {
      const hash = store.holderOf(board)?.secretHash ?? null;
      return hash !== null && secretFits(secret, hash);
    },
    accounts: store.accounts,
    vacant: (board) => store.holderOf(board) === undefined,
    online: (board) => {
      const holder = store.holderOf(board);
      // A broker of the office's own still lets in, or still remembers, who was swapped.
      if (holder === undefined && store.holders(board).length > 0) scene.onOut(board);
      if (holder === undefined || holder.connected === 1) return;
      // A disk that is full must not cost the office its line to the boards.
      persist(`the first connection of ${board}`, () => {
        noteConnected({ store, nowMs }, board);
        local?.connected(board);
      });
    },
    routes: (hands) => {
      const desk = openDesk(scene, hands);
      return [positionRoutes(desk), provisionRoutes(desk)];
    },
    open: async ({ serverUrl, door, local: board }) => {
      at = { serverUrl, door, ...(board !== undefined && { own: board }) };
      if (board !== undefined) {
        local = await keepLocalClaim({ scene, folder, board, clock, logger });
      }
    },
    stop: () => {
      persist.stop();
      local?.stop();
    },
  };
}

/** Who was put out meanwhile has not connected, and who connected twice did so once. */
function noteConnected({ store, nowMs }: Pick<Scene, "store" | "nowMs">, board: BoardName): void {
  const holder = store.holderOf(board);
  if (holder === undefined || holder.connected === 1) return;
  const { serial } = holder;
  store.atOnce(() => {
    store.setConnected(board);
    store.audit(board, { atMs: nowMs(), who: serial, what: "connected", serial });
  });
}
