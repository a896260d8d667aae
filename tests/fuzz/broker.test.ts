import { once } from "node:events";
import { connect } from "node:net";
import { upTopic } from "@motcua/broker/contract";
import fc from "fast-check";
import { generate, type Packet } from "mqtt-packet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningBroker, serveBroker } from "../../broker/serve.ts";
import { introduction } from "../contract/on-the-wire.ts";
import { fakeClock } from "../harness/clocks.ts";
import { eventually } from "../harness/until.ts";
import { heapMb } from "./heap.ts";
import { bySeed, runs } from "./seed.ts";

const sessions = 250;
const heapGrowthMaxMb = 24;
const office = "o26734";
const box = { user: "box-26734", password: "box-secret" };
const log = upTopic(office, box.user, "log");

/** What a board says in its life; in any order, the introduction first or anywhere or never. */
const said: readonly Packet[] = [
  introduction(box),
  introduction({ ...box, password: "guess" }),
  { cmd: "subscribe", messageId: 1, subscriptions: [{ topic: `${log}/#`, qos: 1 }] },
  ...([0, 1, 2] as const).map((qos): Packet => {
    const payload = Buffer.alloc(300, 0x78);
    return { cmd: "publish", topic: log, payload, qos, messageId: 2, retain: false, dup: false };
  }),
  { cmd: "puback", messageId: 2 },
  { cmd: "pingreq" },
  { cmd: "disconnect" },
];
const asBytes = said.map((packet) => generate(packet));
const [hello = Buffer.alloc(0)] = asBytes;

/** A length field that claims more than anybody may send, or is none. */
const oversize = fc.constantFrom(
  Buffer.of(0x30, 0xff, 0xff, 0xff, 0x7f),
  Buffer.of(0x10, 0xff, 0xff, 0xff, 0x7f),
  Buffer.of(0x82, 0xff, 0xff, 0xff, 0xff, 0x7f),
);

/** A session with bytes flipped, cut off at any place, before or after its introduction. */
const session = fc
  .record({
    introduced: fc.boolean(),
    packets: fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...asBytes) }, oversize), {
      maxLength: 8,
    }),
    flips: fc.array(fc.record({ at: fc.nat(2_000), with: fc.integer({ min: 1, max: 255 }) }), {
      maxLength: 3,
    }),
    keep: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(400)),
  })
  .map(({ introduced, packets, flips, keep }) => {
    const bytes = Buffer.concat([...(introduced ? [hello] : []), ...packets]);
    for (const flip of flips) {
      if (flip.at < bytes.length) bytes[flip.at] = (bytes[flip.at] ?? 0) ^ flip.with;
    }
    return bytes.subarray(0, Math.min(keep, bytes.length));
  });

describe(`any MQTT session is served or cut, and leaves nothing behind ${bySeed}`, () => {
  let broker: RunningBroker;
  beforeAll(async () => {
    const quiet = () => undefined;
    broker = await serveBroker({
      ...{ host: "127.0.0.1", port: 0, office, server: "server", clock: fakeClock() },
      authenticate: (user, password) => user === box.user && password === box.password,
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
  });
  afterAll(() => broker.stop());

  /** Says it, hangs up, and resolves with all that was answered once the broker has hung up too. */
  async function play(bytes: Uint8Array): Promise<Buffer> {
    const socket = connect(broker.port, "127.0.0.1");
    const heard: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => heard.push(chunk));
    // A client that is cut while it speaks is reset.
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.end(bytes);
    await closed;
    return Buffer.concat(heard);
  }

  const lines = () =>
    process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;

  test("and then a sound one is served", async () => {
    await play(hello);
    const before = { heapMb: heapMb(), lines: lines() };
    await fc.assert(
      fc.asyncProperty(session, async (bytes) => {
        await play(bytes);
      }),
      runs(sessions),
    );
    await eventually(() => expect(lines()).toBeLessThanOrEqual(before.lines));
    expect(heapMb() - before.heapMb).toBeLessThan(heapGrowthMaxMb);

    const good = connect(broker.port, "127.0.0.1");
    good.write(hello);
    const [answer] = (await once(good, "data")) as [Buffer];
    good.destroy();
    // CONNACK, no session kept, accepted (MQTT 3.1.1, 3.2).
    expect([...answer]).toEqual([0x20, 0x02, 0x00, 0x00]);
  });
});
