import { fileURLToPath } from "node:url";
import { upTopic } from "@motcua/broker/contract";
import {
  aedesProcess,
  type BrokerProcess,
  boards,
  office,
  server,
} from "../../contract/brokers.ts";
import { type RawClient, rawClient, topicOf } from "../../contract/raw-client.ts";
import { type Bench, type Round, steadily } from "../figures.ts";

const bare = fileURLToPath(new URL("./bare-main.ts", import.meta.url));
const rounds = 9;
const messagesARound = 6_000;
/** Messages on their way at once; mqtt.js would send all of them in one go. */
const inFlight = 64;
/** As long as a fact with its envelope. */
const payload = Buffer.alloc(400, 120);

/**
 * Messages a second from one board to the office's server through the broker as it is served, with
 * guard, password and access rules, beside a bare aedes; by turns, QoS 1, both as processes.
 */
export const brokerThroughput: Bench = (sitting) =>
  steadily(sitting, async () => {
    const count = messagesARound * (sitting.quick ? 0.1 : 1);
    const product = await openPair(await aedesProcess());
    const yardstick = await openPair(await aedesProcess(bare));
    const all: Round[] = [];
    for (let n = 0; n <= rounds; n += 1) {
      const round = { product: await product.rate(count), yardstick: await yardstick.rate(count) };
      // The first warms both up.
      if (n > 0) all.push(round);
    }
    await Promise.all([product.close(), yardstick.close()]);
    const bench = "broker: messages, with rules and guard";
    return [{ bench, unit: "per second", goal: { least: 0.8 }, rounds: all }];
  });

/** A board and a server at one broker. */
async function openPair(broker: BrokerProcess) {
  const [account] = boards;
  if (account === undefined) throw new Error("there is no board");
  const office1 = await rawClient(broker, server);
  const board = await rawClient(broker, account);
  await office1.client.subscribeAsync(topicOf("+/up/#"), { qos: 1 });
  const topic = upTopic(office, account.user, "log");
  return {
    rate: (count: number) => rateOf({ office1, board, topic, count }),
    close: async () => {
      await Promise.all([office1, board].map(({ client }) => client.endAsync(true)));
      await broker.remove();
    },
  };
}

function rateOf(run: {
  readonly office1: RawClient;
  readonly board: RawClient;
  readonly topic: string;
  readonly count: number;
}): Promise<number> {
  const { office1, board, topic, count } = run;
  return new Promise((done) => {
    let sent = 0;
    let heard = 0;
    const sinceMs = performance.now();
    const send = () => {
      sent += 1;
      board.client.publish(topic, payload, { qos: 1 });
    };
    const hear = () => {
      heard += 1;
      if (sent < count) send();
      if (heard < count) return;
      office1.client.off("message", hear);
      office1.heard.length = 0;
      done((count * 1_000) / (performance.now() - sinceMs));
    };
    office1.client.on("message", hear);
    for (let n = 0; n < inFlight; n += 1) send();
  });
}
