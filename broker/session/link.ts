import type { Static, TSchema } from "typebox";
import type { Envelope, Message } from "../contract/message.ts";
import type { Cancel, Chance, Clock, Logger } from "../ports.ts";
import type { Watch } from "./board-api.ts";
import { type Connection, openConnection, type Packet } from "./connection.ts";
import { createRetryPace } from "./retry-pace.ts";

/** A line to the broker that comes back by itself; each connection has its own `sid`. */
export type Link = {
  readonly up: boolean;
  /** ULID of the connection that is up, or of the last one. */
  readonly sid: string;
  /** Publishes now or not at all; false when the line is down. */
  readonly send: <S extends TSchema>(
    topic: string,
    message: Message<S>,
    body: Static<S>,
  ) => boolean;
  /** Sends a last message if it can, and resolves when everything is closed. */
  readonly stop: (farewell?: { readonly topic: string; readonly encode: Encode }) => Promise<void>;
};

/** Makes the packet of one message, with the envelope of the connection that it is for. */
type Encode = (pack: Pack) => Omit<Packet, "topic">;
type Pack = <S extends TSchema>(message: Message<S>, body: Static<S>) => Omit<Packet, "topic">;

export type LinkOptions = {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly filters: readonly string[];
  readonly will?: { readonly topic: string; readonly encode: Encode };
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  readonly watch?: Watch;
};

export type LinkEvents = {
  readonly up: () => void;
  readonly down: () => void;
  /** The broker knows this user with another password, or not at all. */
  readonly refused?: () => void;
  /** Only while the line is up, so that it can be answered. */
  readonly message: (topic: string, payload: Uint8Array) => void;
};

/** What a broker retains of an office of 512 boards, `state` and `have`, twice over. */
const earlyMax = 2_048;

/** What a clean goodbye may take before the connection is cut, ms. */
const farewellMs = 1_000;

export function startLink(options: LinkOptions, on: LinkEvents): Link {
  const { clock, chance, logger } = options;
  let sid = chance.id();
  let connection: Connection | undefined;
  let up = false;
  let stopped = false;
  const pace = createRetryPace(chance);
  /** What came with the grant of a subscription, before the line was up: retained messages. */
  let early: { readonly topic: string; readonly payload: Uint8Array }[] = [];
  let cancelRetry: Cancel = () => {};

  const pack = packer(options, () => sid);
  const open = () => {
    sid = chance.id();
    const { will } = options;
    connection = openConnection(
      { ...options, will: will && { topic: will.topic, ...will.encode(pack) } },
      { ready, message, refused, closed },
    );
  };
  const message = (topic: string, payload: Uint8Array) => {
    if (stopped) return;
    if (up) on.message(topic, payload);
    else if (early.length < earlyMax) early.push({ topic, payload });
  };
  const ready = () => {
    if (stopped) return;
    up = true;
    pace.up();
    on.up();
    const waiting = early;
    early = [];
    for (const { topic, payload } of waiting) message(topic, payload);
  };
  const refused = () => {
    if (pace.refused()) tellRefused(options);
    on.refused?.();
  };
  const closed = () => {
    connection = undefined;
    early = [];
    const wasUp = up;
    up = false;
    if (stopped) return;
    if (wasUp) on.down();
    cancelRetry = clock.after(pace.waitMs(), open);
  };
  open();

  return {
    get up() {
      return up;
    },
    get sid() {
      return sid;
    },
    send: (topic, message, body) => {
      if (!up || connection === undefined) return false;
      const packet = pack(message, body);
      if (packet.payload.byteLength > message.bytesMax) {
        // The receiver would drop it: say it here, where the reason can be found.
        logger.error({ topic, bytes: packet.payload.byteLength }, "a message is too long to send");
        return false;
      }
      void connection.publish({ topic, ...packet });
      return true;
    },
    stop: async (farewell) => {
      stopped = true;
      cancelRetry();
      const last = connection;
      if (last === undefined) return;
      const cancelCut = clock.after(farewellMs, last.destroy);
      if (up && farewell) await last.publish({ topic: farewell.topic, ...farewell.encode(pack) });
      await last.end();
      cancelCut();
    },
  };
}

function tellRefused({ logger, user }: LinkOptions): void {
  logger.warn({ user }, "the broker refuses this credential: was the board replaced?");
}

/** Puts a message into the envelope of the connection that is open at that moment. */
function packer({ clock, chance }: LinkOptions, sid: () => string): Pack {
  const boot = chance.id();
  return (message, body) => {
    const ts = Math.round(clock.wallMs());
    const mono = Math.round(clock.monoMs());
    const envelope: Envelope = { v: 1, id: chance.id(), ts, mono, boot, sid: sid() };
    const payload = Buffer.from(JSON.stringify({ ...envelope, ...(body as object) }));
    return { payload, qos: message.qos, retain: message.retain };
  };
}
