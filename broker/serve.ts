import type { OfficeCode } from "./contract/vocabulary.ts";
import type { Clock, Logger } from "./ports.ts";

/** Whose broker this is, and who may come in. */
export type BrokerOptions = {
  /** Loopback only: there is no encryption on this line. */
  readonly host: "127.0.0.1";
  /** 0 takes a free one. */
  readonly port: number;
  readonly office: OfficeCode;
  /** User name and client id of the office's server; every other name is a board's. */
  readonly server: string;
  readonly authenticate: (user: string, password: string) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** A running broker. */
export type RunningBroker = {
  readonly port: number;
  /** `mqtt://127.0.0.1:port`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Starts aedes behind the guard and the access rules. */
export function serveBroker(options: BrokerOptions): Promise<RunningBroker> {
  return Promise.reject(new Error(`not built: ${options.office}`));
}
