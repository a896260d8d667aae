import type { Socket } from "node:net";
import mqtt from "mqtt";
import type { Logger } from "../ports.ts";
import type { Watch } from "./board-api.ts";

/** One connection, from CONNECT to its end. The next is a new object: nothing is carried over. */
export type Connection = {
  readonly publish: (message: Packet) => Promise<void>;
  /** Says goodbye, so that the will is not published; destroys what does not end in time. */
  readonly end: () => Promise<void>;
  /** Breaks the connection at once. */
  readonly destroy: () => void;
};

export type Packet = {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1;
  readonly retain: boolean;
};

export type ConnectionOptions = {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly will: Packet | undefined;
  readonly filters: readonly string[];
  readonly logger: Logger;
  readonly watch?: Watch;
};

export type ConnectionEvents = {
  /** Connected, and every filter is granted. */
  readonly ready: () => void;
  readonly message: (topic: string, payload: Uint8Array) => void;
  /** The broker knows this user with another password, or not at all. */
  readonly refused: () => void;
  /** Once, at the end of a connection, also of one that never became ready. */
  readonly closed: () => void;
};

/** A broker that is silent for one and a half times this is taken as gone (MQTT 3.1.1, 3.1.2.10). */
const keepaliveS = 30;

/** From the start of CONNECT to its CONNACK, on the office's own network, ms. */
const connectTimeoutMs = 5_000;

/** More unacknowledged messages than a living broker ever leaves: the connection is broken. */
const unackedMax = 1_000;

export function openConnection(options: ConnectionOptions, on: ConnectionEvents): Connection {
  const client = mqtt.connect(options.url, {
    protocolVersion: 4,
    clientId: options.user,
    username: options.user,
    password: options.password,
    clean: true,
    keepalive: keepaliveS,
    connectTimeout: connectTimeoutMs,
    // The library must neither reconnect nor keep anything for later: an old press would act.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    ...(options.will && { will: options.will }),
  });
  let open = true;
  let unacked = 0;
  const gone = new Promise<void>((resolve) => client.once("close", () => resolve()));
  const closed = () => {
    if (!open) return;
    open = false;
    client.end(true);
    client.stream.destroy();
    on.closed();
  };

  client.on("connect", () => {
    // Nagle's algorithm holds a message back until the peer's delayed ACK: 24 ms instead of 1.
    (client.stream as Partial<Socket>).setNoDelay?.(true);
    subscribeAll(client, options.filters).then(
      () => open && on.ready(),
      (error: Error) => {
        options.logger.error({ user: options.user }, `the broker refused: ${error.message}`);
        closed();
      },
    );
  });
  client.on("message", (topic, payload) => {
    if (!open) return;
    options.watch?.("in", topic, payload);
    on.message(topic, payload);
  });
  client.on("error", (error) => {
    options.logger.debug({ user: options.user }, `connection: ${error.message}`);
    // CONNACK 4 or 5 (MQTT 3.1.1, 3.2.2.3).
    if ("code" in error && (error.code === 4 || error.code === 5)) on.refused();
    closed();
  });
  client.on("close", closed);

  return {
    publish: ({ topic, payload, qos, retain }) =>
      new Promise((resolve) => {
        options.watch?.("out", topic, payload);
        unacked += qos;
        if (unacked > unackedMax) closed();
        client.publish(topic, payload, { qos, retain }, () => {
          unacked -= qos;
          resolve();
        });
      }),
    end: () => {
      client.end(false);
      return gone;
    },
    destroy: closed,
  };
}

/**
 * One filter at a time: with several in one SUBSCRIBE, one denied filter makes the library report
 * an unspecified error for all of them.
 */
async function subscribeAll(client: mqtt.MqttClient, filters: readonly string[]): Promise<void> {
  for (const filter of filters) await client.subscribeAsync(filter, { qos: 1 });
}
