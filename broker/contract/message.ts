import { type Checked, reader } from "@motcua/device-profiles/document";
import Type, { type Static, type TSchema } from "typebox";
import type { DownKind, UpKind } from "./topics.ts";
import { Id, Milliseconds } from "./vocabulary.ts";

/** What stands around each message: who sent it, when by its own clocks, in which session. */
export const Envelope = Type.Object({
  v: Type.Literal(1),
  /** ULID of this message. */
  id: Id,
  /** Wall clock of the sender, ms since 1970; for people and reports only. */
  ts: Type.Integer(),
  /** Monotonic ms since the sender's boot; orders and durations use this. */
  mono: Milliseconds,
  /** The sender's boot id. */
  boot: Id,
  /** The sender's connection. */
  sid: Id,
});
export type Envelope = Static<typeof Envelope>;

/** One kind of message: how it travels and what is in it. */
export type Message<S extends TSchema = TSchema> = {
  readonly kind: UpKind | DownKind;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  /** Payload limit in bytes; larger ones are dropped by the receiver. */
  readonly bytesMax: number;
  readonly meaning: string;
  readonly body: S;
  /** A body that validates; documentation and tests use it. */
  readonly example: Static<S>;
  readonly read: (payload: Uint8Array) => Checked<Envelope & Static<S>>;
};

/** Declares a message; its reader refuses what is too long, not JSON, or not of its schema. */
export function message<S extends TSchema>(declared: Omit<Message<S>, "read">): Message<S> {
  const check = reader(Type.Intersect([Envelope, declared.body]));
  const read = (payload: Uint8Array): Checked<Envelope & Static<S>> => {
    if (payload.byteLength > declared.bytesMax) {
      const message = `has ${payload.byteLength} bytes; at most ${declared.bytesMax} are allowed`;
      return refuse(message, "Send a smaller message.");
    }
    const parsed = parseJson(payload);
    if (parsed === undefined) return refuse("is not JSON", "Send one JSON object in UTF-8.");
    return check(parsed) as Checked<Envelope & Static<S>>;
  };
  return { ...declared, read };
}

/** One member of a union at a time. */
type Body<M extends Envelope> = M extends unknown ? Omit<M, keyof Envelope> : never;

/** What a message says, without what stands around it. */
export function bodyOf<M extends Envelope>(message: M): Body<M> {
  const said = Object.entries(message).filter(
    ([name]) => !Object.hasOwn(Envelope.properties, name),
  );
  return Object.fromEntries(said) as Body<M>;
}

/** One for all messages: making one costs more than a short message's decoding. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(payload));
  } catch {
    return undefined;
  }
}

function refuse(
  message: string,
  remedy: string,
): { ok: false; faults: [{ path: ""; message: string; remedy: string }] } {
  return { ok: false, faults: [{ path: "", message, remedy }] };
}
