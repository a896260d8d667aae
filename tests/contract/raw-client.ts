import { shardOf } from "@motcua/broker/contract";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { patienceMs } from "../harness/until.ts";
import type { BrokerProcess } from "./brokers.ts";
import { office } from "./brokers.ts";

export type Account = { readonly user: string; readonly password: string };

/** A client that does what it likes, to see what the broker lets it do. */
export type RawClient = {
  readonly client: MqttClient;
  /** `topic payload` of all that came. */
  readonly heard: string[];
};

/** Resolves when connected; rejects when the broker refuses. */
export async function rawClient(
  broker: BrokerProcess,
  account: Account,
  extra: IClientOptions = {},
): Promise<RawClient> {
  const client = await mqtt.connectAsync(
    broker.url,
    {
      protocolVersion: 4,
      username: account.user,
      password: account.password,
      clientId: account.user,
      reconnectPeriod: 0,
      connectTimeout: patienceMs,
      ...extra,
    },
    false,
  );
  const heard: string[] = [];
  client.on("message", (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
  client.on("error", () => undefined);
  return { client, heard };
}

/** `motcua/1/<shard>/o26734/<rest>`. */
export function topicOf(rest: string): string {
  return `motcua/1/${shardOf(office)}/${office}/${rest}`;
}

/** A whole message as the contract wants it, sent at `mono`. */
export function packed(sid: string, body: object, mono = 0): string {
  return JSON.stringify({ v: 1, id: "m1", ts: 0, mono, boot: "b1", sid, ...body });
}

/**
 * Resolves once the condition holds; the moves of `meanwhile` bring it about. The error shows what
 * `state` tells.
 */
export async function until(
  holds: () => boolean,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
  state: () => unknown = () => "",
): Promise<void> {
  const endMs = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > endMs) {
      throw new Error(`never came true: ${holds.toString()}\n${JSON.stringify(state())}`);
    }
    await meanwhile();
    await new Promise((done) => setTimeout(done, 4));
  }
}
