import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { Aedes, type AedesOptions, type Client as Session } from "aedes";
import { type Action, type Rights, rightsOf } from "./access.ts";
import { admit, type Gate } from "./admission.ts";
import { Guard } from "./guard.ts";
import { connectionsMax, keepaliveMaxS } from "./limits.ts";
import type { Clock, Logger } from "./ports.ts";

/** Whose broker this is, and who may come in. */
export type BrokerOptions = Gate & {
  /** Loopback only: there is no encryption on this line. */
  readonly host: "127.0.0.1";
  /** 0 takes a free one. */
  readonly port: number;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** A running broker. */
export type RunningBroker = {
  readonly port: number;
  /** `mqtt://127.0.0.1:port`. */
  readonly url: string;
  /** Ends every connection of this user at once; what it still sends is refused. */
  readonly cut: (user: string) => void;
  /** Closes every connection; resolves when the port is free. */
  readonly stop: () => Promise<void>;
};

const limits = {
  /** A client that says nothing is cut, ms. */
  connectTimeout: 10_000,
  /** A frozen subscriber holds up its publishers for at most this, ms. */
  drainTimeout: 10_000,
  /** Also refuses none, with which a dead client would never be noticed. */
  keepaliveLimit: keepaliveMaxS,
  /** The contract's topics have seven. */
  maxTopicLevels: 10,
} as const satisfies AedesOptions;

/**
 * Starts aedes behind the guard and the access rules.
 *
 * @throws the error of `listen`, e.g. `EADDRINUSE`
 */
export async function serveBroker(options: BrokerOptions): Promise<RunningBroker> {
  const complain = complaints(options);
  const inside = createInside();
  const aedes = await Aedes.createBroker({ ...limits, ...rules(options, complain, inside) });
  aedes.on("clientError", (client, error) => {
    options.logger.debug({ client: client.id }, `client: ${error.message}`);
  });
  aedes.on("connectionError", (_client, error) => {
    options.logger.debug({}, `before the introduction: ${error.message}`);
  });
  aedes.on("clientReady", ({ conn }) => {
    if (conn instanceof Guard) conn.introduced();
  });

  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    aedes.handle(new Guard(socket, (why) => complain(undefined, { why })));
  });
  server.maxConnections = connectionsMax;
  server.listen(options.port, options.host);
  try {
    await once(server, "listening");
  } catch (error) {
    aedes.close();
    throw error;
  }

  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `mqtt://${options.host}:${port}`,
    cut: inside.cut,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The access rules in the shape that aedes asks for. */
function rules(gate: Gate, complain: Complain, inside: Inside): AedesOptions {
  const rights = new WeakMap<Session, Rights>();
  const introductions = new WeakMap<Session, { clean: boolean; will: Will | undefined }>();
  const refused = (client: Session | null, what: Refused): Error => {
    complain(client?.id, what);
    return new Error(`refused: ${what.why}`);
  };
  const verdict = (session: Session | null, action: Action, topic: string) => {
    const may = session === null ? undefined : rights.get(session);
    return may === undefined ? "not-yours" : may(action, topic);
  };

  return {
    preConnect: (session, { clean = false, will }, done) => {
      introductions.set(session, {
        clean,
        will: will && { topic: will.topic, retain: will.retain === true },
      });
      done(null, true);
    },
    authenticate: (session, user, password, done) => {
      const intro = introductions.get(session) ?? { clean: false, will: undefined };
      introductions.delete(session);
      const client = admit(
        { ...intro, clientId: session.id, user, password: password?.toString() },
        gate,
      );
      if ("role" in client) {
        rights.set(session, rightsOf(client));
        inside.add(session);
        return done(null, true);
      }
      const error = refused(session, { why: client.why });
      done(Object.assign(error, { returnCode: client.returnCode }), false);
    },
    authorizePublish: (session, { topic, retain, qos }, done) => {
      const why =
        qos === 2 ? "exactly-once" : verdict(session, retain ? "retain" : "publish", topic);
      done(why === "yes" ? null : refused(session, { why, topic }));
    },
    authorizeSubscribe: (session, subscription, done) => {
      const why = verdict(session, "subscribe", subscription.topic);
      if (why === "yes") return done(null, subscription);
      refused(session, { why, topic: subscription.topic });
      // Answers this one filter with SUBACK 0x80 (MQTT 3.1.1, 3.9.3) and keeps the connection.
      done(null, null);
    },
  };
}

/** Who is let in, from the moment it is, so that nobody slips through a cut half connected. */
type Inside = {
  readonly add: (session: Session) => void;
  readonly cut: (user: string) => void;
};

function createInside(): Inside {
  const sessions = new Set<Session>();
  return {
    add: (session) => {
      sessions.add(session);
      session.conn.once("close", () => sessions.delete(session));
    },
    cut: (user) => {
      // A client's id is its user name. Closing publishes its will: others learn that it is gone.
      for (const session of sessions) if (session.id === user) session.close();
    },
  };
}

type Will = { readonly topic: string; readonly retain: boolean };
type Complain = (client: string | undefined, what: Refused) => void;
type Refused = { readonly why: string; readonly topic?: string };

/** A client that tries again and again must not fill the log: one line of each in this time, ms. */
const complainEveryMs = 60_000;

/** Anybody can make up names: beyond so many at a time, they are told as one. */
const complainedMax = 64;

function complaints({ clock, logger }: BrokerOptions): Complain {
  const told = new Map<string | undefined, { refusals: number; loggedMs: number }>();
  const forgetOld = () => {
    for (const [client, { loggedMs }] of told) {
      if (clock.monoMs() - loggedMs >= 2 * complainEveryMs) told.delete(client);
    }
  };
  return (client, what) => {
    forgetOld();
    const name = told.has(client) || told.size < complainedMax ? client : undefined;
    const count = told.get(name) ?? { refusals: 0, loggedMs: Number.NEGATIVE_INFINITY };
    told.set(name, count);
    count.refusals += 1;
    if (clock.monoMs() - count.loggedMs < complainEveryMs) return;
    count.loggedMs = clock.monoMs();
    logger.warn({ client, refusals: count.refusals, ...what }, "the broker refused");
  };
}
