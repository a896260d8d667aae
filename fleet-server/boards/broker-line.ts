import type { BoardName, OfficeCode } from "@motcua/broker/contract";
import type { HashedAccount } from "@motcua/broker/mosquitto";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import { serveBroker } from "@motcua/broker/serve";
import { openMosquittoDoor } from "./mosquitto-door.ts";

/** User name of the server itself at the built-in broker. */
const serverUser = "fleet-server";

/** 256 bits, new at each start: nobody else ever needs it. */
const passwordBytes = 32;

/** How the server reaches its broker: the built-in one, or the one that `BROKER_URL` names. */
export type BrokerLine = {
  /** `mqtt://host:port`, without user and password. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Who may connect has changed. */
  readonly update: () => void;
  /** A board's credential is void: its open connection is ended too. */
  readonly evict: (board: BoardName) => void;
  readonly stop: () => Promise<void>;
};

export type BrokerLineOptions = {
  readonly brokerUrl: string | undefined;
  readonly port: number;
  /** Where the files of an own Mosquitto are kept in step, and how it is told. */
  readonly mosquittoDir: string | undefined;
  readonly mosquittoPidFile: string | undefined;
  readonly office: OfficeCode;
  /** The one table of who may connect, as every broker asks it. */
  readonly admits: (board: string, secret: string) => boolean;
  readonly accounts: () => readonly HashedAccount[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
};

/**
 * Starts the built-in broker, or takes the given one. Rejects with the error of `listen`, e.g.
 * EADDRINUSE.
 */
export function openBrokerLine(options: BrokerLineOptions): Promise<BrokerLine> {
  return options.brokerUrl === undefined
    ? builtIn(options)
    : Promise.resolve(given(options, options.brokerUrl));
}

async function builtIn(options: BrokerLineOptions): Promise<BrokerLine> {
  const password = Buffer.from(options.chance.bytes(passwordBytes)).toString("base64url");
  const broker = await serveBroker({
    ...options,
    host: "127.0.0.1",
    server: serverUser,
    authenticate: (user, secret) =>
      user === serverUser ? secret === password : options.admits(user, secret),
  });
  return {
    url: broker.url,
    user: serverUser,
    password,
    // It asks the table at each connect.
    update: () => undefined,
    evict: (board) => broker.cut(board),
    stop: () => broker.stop(),
  };
}

function given(options: BrokerLineOptions, brokerUrl: string): BrokerLine {
  const { protocol, host, username, password } = new URL(brokerUrl);
  const account = {
    url: `${protocol}//${host}`,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const { mosquittoDir, mosquittoPidFile, logger } = options;
  if (mosquittoDir === undefined) {
    const tell = () =>
      logger.warn({}, "accounts have changed: MOSQUITTO_DIR is not set, so do it by hand");
    return { ...account, update: tell, evict: tell, stop: async () => undefined };
  }
  const door = openMosquittoDoor({
    ...options,
    folder: mosquittoDir,
    pidFile: mosquittoPidFile,
    url: account.url,
    server: account,
  });
  return {
    ...account,
    update: door.update,
    evict: (board) => void door.evict(board),
    stop: door.stop,
  };
}
