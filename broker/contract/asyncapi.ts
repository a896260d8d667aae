import { Envelope } from "./message.ts";
import { messages } from "./messages.ts";
import { contractRoot, type DownKind, downKinds, type UpKind, upKinds } from "./topics.ts";

/** An AsyncAPI 3.0 document, as JSON. */
export type AsyncApi = {
  readonly asyncapi: "3.0.0";
  readonly info: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, unknown>>;
};

/**
 * Describes the contract to those who do not read TypeScript, from the very schemas by which both
 * ends check. Operations are seen from a board: it sends what is `up` and receives what is `down`.
 */
export function asyncApi(): AsyncApi {
  const kinds = [...upKinds, ...downKinds];
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Motcua: boards and their office's server",
      version: "1",
      description:
        "MQTT 3.1.1 with clean sessions. A board publishes only under its own `up/` and reads only its own `down/`. Order comes from numbers in the messages, never from arrival; unknown fields are passed over.",
    },
    channels: Object.fromEntries(kinds.map((kind) => [kind, channel(kind)])),
    operations: Object.fromEntries([
      ...upKinds.map((kind) => [`send-${kind}`, operation("send", kind)]),
      ...downKinds.map((kind) => [`receive-${kind}`, operation("receive", kind)]),
    ]),
    components: {
      messages: Object.fromEntries(kinds.map((kind) => [kind, described(kind)])),
      schemas: { envelope: Envelope },
    },
  };
}

type Kind = UpKind | DownKind;

function isUp(kind: Kind): kind is UpKind {
  return upKinds.some((known) => known === kind);
}

function channel(kind: Kind) {
  return {
    address: `${contractRoot}/{shard}/{office}/{board}/${isUp(kind) ? "up" : "down"}/${kind}`,
    parameters: {
      shard: { description: "crc32(office) mod 64, two digits" },
      office: { description: "the letter o and the five digits of the commune" },
      board: {
        description: "the board's position in the office, also its user name and client id",
      },
    },
    messages: { [kind]: { $ref: `#/components/messages/${kind}` } },
  };
}

function operation(action: "send" | "receive", kind: Kind) {
  const { qos, retain } = messages[kind];
  return {
    action,
    channel: { $ref: `#/channels/${kind}` },
    bindings: { mqtt: { qos, retain, bindingVersion: "0.2.0" } },
  };
}

function described(kind: Kind) {
  const { meaning, bytesMax, body, example } = messages[kind];
  return {
    name: kind,
    contentType: "application/json",
    summary: meaning,
    description: `At most ${bytesMax} bytes; longer ones are dropped by the receiver.`,
    payload: { allOf: [{ $ref: "#/components/schemas/envelope" }, body] },
    examples: [{ name: "example", payload: { ...envelopeExample, ...example } }],
  };
}

const envelopeExample = {
  v: 1,
  id: "01JDEMO0000000000000000009",
  ts: 1_795_500_000_000,
  mono: 86_400_000,
  boot: "01JDEMO0000000000000000003",
  sid: "01JDEMO0000000000000000004",
} as const;
