import { downTopic, upTopic } from "@motcua/broker/contract";
import type { IConnectPacket, Packet } from "mqtt-packet";
import { office } from "./brokers.ts";
import { introduction } from "./on-the-wire.ts";
import { topicOf } from "./raw-client.ts";

const box = { user: "box-26734", password: "box-secret" };
const neighbour = "c3-26734";

/** What a client does that it must not, and how each broker answers on the wire. */
export type Attack = {
  readonly name: string;
  readonly introduction?: IConnectPacket;
  readonly acts?: readonly (Packet | Uint8Array)[];
  readonly answers: { readonly aedes: string; readonly mosquitto: string };
};

const publish = (topic: string, bytes = 6): Packet => ({
  ...{ cmd: "publish", topic, qos: 1, messageId: 7, retain: false, dup: false },
  payload: Buffer.alloc(bytes, 120),
});
const subscribe = (topic: string): Packet => ({
  ...{ cmd: "subscribe", messageId: 8, subscriptions: [{ topic, qos: 1 }] },
});
const will = {
  ...{ topic: upTopic(office, neighbour, "state"), payload: Buffer.from("lost") },
  ...{ qos: 1 as const, retain: true },
};
const nobody: IConnectPacket = {
  ...{ cmd: "connect", protocolId: "MQTT", protocolVersion: 4, clean: true, keepalive: 30 },
  clientId: "nobody",
};

const refusedAtTheDoor = { aedes: "CONNACK 5, closed", mosquitto: "CONNACK 5, closed" };
const closedByBoth = { aedes: "CONNACK 0, closed", mosquitto: "CONNACK 0, closed" };
/** Mosquitto takes it, says so, and gives it to nobody. */
const swallowed = { aedes: "CONNACK 0, closed", mosquitto: "CONNACK 0, PUBACK" };
/** Mosquitto grants it, and gives it nothing. */
const empty = { aedes: "CONNACK 0, SUBACK 0x80", mosquitto: "CONNACK 0, SUBACK 0x1" };
const closedUnheard = { aedes: "closed", mosquitto: "closed" };

const asBox = introduction(box);
const logTopic = upTopic(office, box.user, "log");

export const attacks: readonly Attack[] = [
  { name: "no credential", introduction: nobody, answers: refusedAtTheDoor },
  {
    name: "a wrong password",
    introduction: introduction({ ...box, password: "guess" }),
    answers: refusedAtTheDoor,
  },
  {
    name: "another's client id",
    introduction: introduction(box, { clientId: neighbour }),
    answers: { aedes: "CONNACK 2, closed", mosquitto: "CONNACK 0" },
  },
  {
    name: "a last will in another's name",
    introduction: introduction(box, { will }),
    answers: { aedes: "CONNACK 5, closed", mosquitto: "CONNACK 0" },
  },
  ...[
    { name: "publish as another board", topic: upTopic(office, neighbour, "state") },
    { name: "publish as the server", topic: downTopic(office, neighbour, "cmd") },
    { name: "publish under `$SYS`", topic: "$SYS/x/new/clients" },
  ].map(({ name, topic }) => ({
    ...{ name, introduction: asBox, acts: [publish(topic)], answers: swallowed },
  })),
  ...[
    { name: "subscribe to another board's commands", topic: downTopic(office, neighbour, "#") },
    { name: "subscribe to `#`", topic: "#" },
    { name: "subscribe to `$SYS/#`", topic: "$SYS/#" },
    { name: "subscribe to `$share/…`", topic: `$share/g/${topicOf("+/up/#")}` },
  ].map(({ name, topic }) => ({
    ...{ name, introduction: asBox, acts: [subscribe(topic)], answers: empty },
  })),
  {
    ...{ name: "a message of 200 kB", introduction: asBox, answers: swallowed },
    acts: [publish(logTopic, 200_000)],
  },
  {
    ...{ name: "a reserved packet type", introduction: asBox, answers: closedByBoth },
    acts: [Uint8Array.of(0xf0, 0x00)],
  },
  {
    ...{ name: "a length of five bytes", introduction: asBox, answers: closedByBoth },
    acts: [Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff, 0x7f)],
  },
  {
    ...{ name: "a second introduction", introduction: asBox, answers: closedByBoth },
    acts: [asBox],
  },
  { name: "publish before the introduction", acts: [publish(logTopic)], answers: closedUnheard },
  {
    name: "16 KiB before the introduction",
    // CONNECT with a remaining length of 16,384 bytes.
    acts: [Buffer.concat([Uint8Array.of(0x10, 0x80, 0x80, 0x01), Buffer.alloc(16_384, 120)])],
    answers: closedUnheard,
  },
];
