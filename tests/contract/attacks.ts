import { readFileSync } from "node:fs";
import { downTopic, upTopic } from "@motcua/broker/contract";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { attacks } from "./attack-list.ts";
import { type BrokerProcess, office, server } from "./brokers.ts";
import { openWire } from "./on-the-wire.ts";
import { type RawClient, rawClient, topicOf, until } from "./raw-client.ts";

const neighbour = { user: "c3-26734", password: "c3-secret" };
const box = { user: "box-26734", password: "box-secret" };

/** Connections that never introduce themselves; the broker has room for 512 in all. */
const silent = 300;

/** The same effect on each broker: nothing denied is delivered, and no bystander is disturbed. */
export function attacksOn(
  which: "aedes" | "mosquitto",
  startBroker: () => Promise<BrokerProcess>,
): void {
  describe(`attacks on ${which}`, () => {
    let broker: BrokerProcess;
    let office1: RawClient;
    let bystander: RawClient;
    beforeAll(async () => {
      broker = await startBroker();
      office1 = await rawClient(broker, server);
      await office1.client.subscribeAsync(topicOf("+/up/#"), { qos: 1 });
      bystander = await rawClient(broker, neighbour);
      await bystander.client.subscribeAsync(downTopic(office, neighbour.user, "#"), { qos: 1 });
      return async () => {
        await Promise.all([office1, bystander].map(({ client }) => client.endAsync(true)));
        await broker.remove();
      };
    });
    beforeEach(() => {
      office1.heard.length = 0;
      bystander.heard.length = 0;
    });
    /** A message each way, after which all that was let through before has arrived too. */
    const bystandersTalk = async () => {
      office1.client.publish(downTopic(office, neighbour.user, "beat"), "down", { qos: 1 });
      bystander.client.publish(upTopic(office, neighbour.user, "res"), "up", { qos: 1 });
      await until(() => bystander.heard.length > 0 && office1.heard.length > 0);
      expect(bystander.heard).toEqual([`${downTopic(office, neighbour.user, "beat")} down`]);
      expect(office1.heard).toEqual([`${upTopic(office, neighbour.user, "res")} up`]);
    };

    test.each(attacks)("$name", async ({ introduction, acts = [], answers }) => {
      const wire = await openWire(broker);
      if (introduction !== undefined) {
        wire.send(introduction);
        await until(() => wire.answers.length > 0);
      }
      wire.send(...acts);
      await until(() => wire.answers.join(", ").length >= answers[which].length);
      await bystandersTalk();
      expect(wire.answers.join(", ")).toBe(answers[which]);
      wire.end();
    });

    test("a flood before the introduction", async () => {
      const flood = await Promise.all(Array.from({ length: silent }, () => openWire(broker)));
      for (const wire of flood.slice(0, silent / 2)) wire.send(Buffer.alloc(600, 0x10));
      await bystandersTalk();
      const board = await rawClient(broker, box);
      expect(board.client.connected).toBe(true);
      await board.client.endAsync(true);
      for (const wire of flood) wire.end();
    });
  });
}

/** The page that tells how the brokers differ on the wire says what these tests see. */
export function pageOfDifferences(): void {
  const page = readFileSync(new URL("../../docs/brokers.md", import.meta.url), "utf8");
  test.each(attacks)("docs/brokers.md tells of $name", ({ name, answers }) => {
    expect(page).toContain(`| ${name} | ${answers.aedes} | ${answers.mosquitto} |`);
  });
}
