import type { BoardName, OfficeCode } from "@motcua/broker/contract";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import { serveBroker } from "@motcua/broker/serve";
import { openCredentials, serverUser } from "./credentials.ts";

/** How the server reaches its broker: the built-in one, or the one that `BROKER_URL` names. */
export type BrokerLine = {
  /** `mqtt://host:port`, without user and password. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
};

/**
 * Starts the built-in broker, or takes the given one, and hands each board of this machine the
 * credential with which it connects. Rejects with the error of `listen`, e.g. EADDRINUSE.
 */
export async function openBrokerLine(options: {
  readonly brokerUrl: string | undefined;
  readonly port: number;
  readonly folder: string;
  readonly office: OfficeCode;
  readonly boards: readonly BoardName[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): Promise<BrokerLine> {
  const { office, boards } = options;
  const credentials = openCredentials(options.folder, options.chance);
  const line = await lineTo();
  for (const board of boards) credentials.hand(board, { office, url: line.url });
  return line;

  async function lineTo(): Promise<BrokerLine> {
    if (options.brokerUrl !== undefined) return given(options.brokerUrl);
    const broker = await serveBroker({
      ...options,
      host: "127.0.0.1",
      server: serverUser,
      authenticate: (user, password) => credentials.check(user, password),
    });
    const password = credentials.secretOf(serverUser);
    return { url: broker.url, user: serverUser, password, stop: () => broker.stop() };
  }
}

function given(brokerUrl: string): BrokerLine {
  const { protocol, host, username, password } = new URL(brokerUrl);
  return {
    url: `${protocol}//${host}`,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    stop: async () => undefined,
  };
}
