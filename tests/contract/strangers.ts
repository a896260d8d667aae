import { downTopic, upTopic } from "@motcua/broker/contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BrokerProcess, office, server } from "./brokers.ts";
import { type Account, packed, type RawClient, rawClient, topicOf, until } from "./raw-client.ts";

const box = { user: "box-26734", password: "box-secret" };
const c3 = { user: "c3-26734", password: "c3-secret" };
const beat = packed("s", { epoch: 1, version: 1, rev: 1, upto: 0 });

/** What a client that means harm, or has lost its way, cannot do. */
export function strangersAt(name: string, startBroker: () => Promise<BrokerProcess>): void {
  describe(`${name} lets nobody out of his place`, () => {
    let broker: BrokerProcess;
    const open: RawClient[] = [];
    const enter = async (account: Account, extra: Parameters<typeof rawClient>[2] = {}) => {
      const raw = await rawClient(broker, account, extra);
      open.push(raw);
      return raw;
    };
    beforeAll(async () => {
      broker = await startBroker();
    });
    afterAll(() => broker.remove());
    let office1: RawClient;
    let counter: RawClient;
    beforeEach(async () => {
      office1 = await enter(server);
      await office1.client.subscribeAsync(topicOf("+/up/#"), { qos: 1 });
      counter = await enter(c3);
      await counter.client.subscribeAsync(downTopic(office, c3.user, "#"), { qos: 1 });
      await counter.client.publishAsync(upTopic(office, c3.user, "state"), "c3 is here", {
        qos: 1,
      });
      await until(() => office1.heard.some((line) => line.endsWith("c3 is here")));
      office1.heard.length = 0;
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map(({ client }) => client.endAsync(true)));
    });
    /** After this, whatever was let through before has arrived. */
    const roundTrip = async () => {
      office1.client.publish(downTopic(office, c3.user, "beat"), beat, { qos: 1 });
      await until(() => counter.heard.some((line) => line.endsWith(beat)));
      counter.client.publish(upTopic(office, c3.user, "res"), "mark", { qos: 1 });
      await until(() => office1.heard.some((line) => line.endsWith("mark")));
    };

    test.each([
      ["another board's state", topicOf("c3-26734/up/state")],
      ["its own commands", topicOf("box-26734/down/cmd")],
      ["another board's commands", topicOf("c3-26734/down/cmd")],
      ["a kind that is not of the contract", topicOf("box-26734/up/gossip")],
      ["a kind below a kind", topicOf("box-26734/up/state/more")],
      ["another shard", "motcua/1/00/o26734/box-26734/up/state"],
      ["the broker's own topics", "$SYS/x/new/clients"],
      ["no topic of ours", "hello"],
    ])("a board cannot publish %s", async (_what, topic) => {
      const board = await enter(box);
      const payload = topic.startsWith("$SYS") ? c3.user : "forged";
      board.client.publish(topic, payload, { qos: 1, retain: true });
      await new Promise<void>((done) => {
        board.client.once("close", () => done());
        board.client.once("packetreceive", ({ cmd }) => cmd === "puback" && done());
      });
      await roundTrip();
      expect(counter.heard).toEqual([`${downTopic(office, c3.user, "beat")} ${beat}`]);
      expect(office1.heard.filter((line) => line.endsWith("forged"))).toEqual([]);
      expect(counter.client.connected).toBe(true);
    });

    test.each([
      ["everything", "#"],
      ["all of the product", "motcua/#"],
      ["another board's commands", topicOf("c3-26734/down/#")],
      ["every board's commands", topicOf("+/down/cmd")],
      ["what other boards say", topicOf("+/up/#")],
      ["a share of it", `$share/g/${topicOf("+/up/#")}`],
      ["the broker's own topics", "$SYS/#"],
    ])("a board cannot listen to %s", async (_what, filter) => {
      const board = await enter(box);
      // Some brokers refuse, some grant and deliver nothing: only what comes counts.
      await board.client.subscribeAsync(filter, { qos: 1 }).catch(() => undefined);
      await roundTrip();
      expect(board.heard).toEqual([]);
    });

    test("a board hears what is for it, and its own state", async () => {
      const board = await enter(box);
      await board.client.subscribeAsync(downTopic(office, box.user, "#"), { qos: 1 });
      await board.client.subscribeAsync(upTopic(office, box.user, "state"), { qos: 1 });
      office1.client.publish(downTopic(office, box.user, "want"), "want", { qos: 1 });
      board.client.publish(upTopic(office, box.user, "state"), "state", { qos: 1 });
      await until(() => board.heard.length === 2);
      expect(board.heard.sort()).toEqual([
        `${downTopic(office, box.user, "want")} want`,
        `${upTopic(office, box.user, "state")} state`,
      ]);
    });

    test.each([
      ["a wrong password", { user: box.user, password: "guess" }],
      ["a name that nobody has", { user: "box-99999", password: "box-secret" }],
    ])("%s is refused", async (_what, account) => {
      await expect(rawClient(broker, account)).rejects.toThrow();
    });

    test("a board cannot take the place of another by its client id", async () => {
      await enter(box, { clientId: c3.user }).catch(() => undefined);
      await roundTrip();
      expect(counter.client.connected).toBe(true);
    });

    test("a last will in another's name is not delivered", async () => {
      const will = {
        topic: upTopic(office, c3.user, "state"),
        payload: Buffer.from("lost"),
        qos: 1 as const,
      };
      const board = await enter(box, { will: { ...will, retain: true } }).catch(() => undefined);
      board?.client.stream.destroy();
      await roundTrip();
      expect(office1.heard.filter((line) => line.endsWith("lost"))).toEqual([]);
    });

    test("its own last will is delivered when a board dies", async () => {
      const topic = upTopic(office, box.user, "state");
      const will = { topic, payload: Buffer.from("lost"), qos: 1 as const, retain: true };
      const board = await enter(box, { will });
      board.client.stream.destroy();
      await until(() => office1.heard.includes(`${topic} lost`));
    });

    test("of two boards of one name the newer stays, and the older one's will comes before it", async () => {
      const topic = upTopic(office, box.user, "state");
      const will = (sid: string) => ({
        will: { topic, payload: Buffer.from(`lost ${sid}`), qos: 1 as const, retain: true },
      });
      const older = await enter(box, will("1"));
      await older.client.publishAsync(topic, "online 1", { qos: 1, retain: true });
      const newer = await enter(box, will("2"));
      await newer.client.publishAsync(topic, "online 2", { qos: 1, retain: true });
      await until(() => !older.client.connected && office1.heard.length >= 3);
      expect(office1.heard).toEqual([`${topic} online 1`, `${topic} lost 1`, `${topic} online 2`]);
      expect(newer.client.connected).toBe(true);
    });

    test("a message of 200 kB is not delivered", async () => {
      const board = await enter(box);
      board.client.publish(upTopic(office, box.user, "log"), Buffer.alloc(200_000, 120), {
        qos: 0,
      });
      await roundTrip();
      expect(office1.heard).toHaveLength(1);
    });

    test("a topic with U+0000 is not delivered", async () => {
      const board = await enter(box);
      const topic = topicOf("box-26734/up/sta\u0000te");
      board.client.publish(topic, "forged", { qos: 0 });
      await roundTrip();
      expect(office1.heard).toHaveLength(1);
    });
  });
}
