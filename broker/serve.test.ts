import { once } from "node:events";
import { connect as dial, type Socket } from "node:net";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeClock } from "../tests/harness/clocks.ts";
import { upTopic } from "./contract/topics.ts";
import { type RunningBroker, serveBroker } from "./serve.ts";

const office = "o26734";
const box = "box-26734";
const warnings: unknown[] = [];
const quiet = () => undefined;
const logger = {
  debug: quiet,
  info: quiet,
  error: quiet,
  warn: (what: unknown) => warnings.push(what),
};

let clock: ReturnType<typeof fakeClock>;
let broker: RunningBroker;
const clients: MqttClient[] = [];
const sockets: Socket[] = [];

beforeEach(async () => {
  warnings.length = 0;
  clock = fakeClock();
  broker = await start(0);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end(true);
  for (const socket of sockets.splice(0)) socket.destroy();
  await broker.stop();
});

function start(port: number): Promise<RunningBroker> {
  const authenticate = (user: string, password: string) => password === `${user}-secret`;
  const gate = { host: "127.0.0.1", office, server: "server", authenticate } as const;
  return serveBroker({ ...gate, port, clock, logger });
}

async function enter(user: string, extra: IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(
    broker.url,
    {
      protocolVersion: 4,
      username: user,
      password: `${user}-secret`,
      clientId: user,
      reconnectPeriod: 0,
      ...extra,
    },
    false,
  );
  client.on("error", quiet);
  clients.push(client);
  return client;
}

/** Resolves at the end of a connection, however rude. */
function closing(end: MqttClient | Socket): Promise<void> {
  return new Promise((resolve) => end.once("close", () => resolve()));
}

async function dialled(): Promise<Socket> {
  const socket = dial(broker.port, "127.0.0.1");
  socket.on("error", quiet);
  sockets.push(socket);
  await once(socket, "connect");
  return socket;
}

test.each<[string, string, IClientOptions]>([
  ["that keeps a session", box, { clean: false }],
  ["that no one could ever miss, without keepalive", box, { keepalive: 0 }],
  ["with a name that is no position", "Box_1", {}],
  ["under another client id", box, { clientId: "c3-26734" }],
  ["with a will of another board", box, { will: will(upTopic(office, "c3-26734", "state")) }],
  ["with a will that is kept but must not be", box, { will: will(upTopic(office, box, "ask")) }],
])("a client %s is not let in", async (_what, user, extra) => {
  await expect(enter(user, extra)).rejects.toThrow();
});

function will(topic: string) {
  return { topic, payload: Buffer.from("x"), qos: 1, retain: true } as const;
}

test.each([
  ["kept though it must not be", { qos: 0, retain: true }],
  ["to be delivered exactly once", { qos: 2, retain: false }],
] as const)("a press %s closes the connection", async (_what, how) => {
  const board = await enter(box);
  const closed = closing(board);
  board.publish(upTopic(office, box, "ask"), "press", how);
  await closed;
});

test("a wrong password, or none, is answered with CONNACK 5", async () => {
  await expect(enter(box, { password: "guess" })).rejects.toMatchObject({ code: 5 });
  await expect(enter(box, { username: "", password: "" })).rejects.toMatchObject({ code: 5 });
});

test("a user who is cut is gone at once, and the others stay", async () => {
  const board = await enter(box);
  const other = await enter("c3-26734");
  const closed = closing(board);
  broker.cut(box);
  await closed;
  expect(other.connected).toBe(true);
  expect((await enter(box)).connected).toBe(true);
});

test("a message beyond 128 KiB closes the connection at its first bytes", async () => {
  const board = await enter(box);
  const closed = closing(board);
  board.publish(upTopic(office, box, "log"), Buffer.alloc(140_000), { qos: 0 });
  await closed;
  expect(warnings).toContainEqual(expect.objectContaining({ why: "packet-too-long" }));
});

test.each([
  ["a CONNECT that claims 256 MB", Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f, 0x00])],
  ["2 KiB of small packets", Buffer.alloc(2_048, Buffer.from([0xc0, 0x00]))],
  ["a web browser", Buffer.from("GET / HTTP/1.1\r\nHost: box\r\n\r\n")],
])("%s before the introduction is cut", async (_what, bytes) => {
  const socket = await dialled();
  const closed = closing(socket);
  socket.write(bytes);
  await closed;
  const board = await enter(box);
  expect(board.connected).toBe(true);
});

test("one who says nothing for 10 s is cut, and not before", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const silent = await dialled();
    let isClosed = false;
    const closed = closing(silent).then(() => {
      isClosed = true;
    });
    // Who comes later is served after the silent one was taken.
    await enter(box);
    vi.advanceTimersByTime(9_999);
    await enter("c3-26734");
    expect(isClosed).toBe(false);
    vi.advanceTimersByTime(1);
    await closed;
  } finally {
    vi.useRealTimers();
  }
});

test("one who is refused again and again does not fill the log", async () => {
  const attempts = Array.from({ length: 20 }, () => enter(box, { password: "guess" }));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  expect(warnings).toHaveLength(1);
  await expect(enter("c3-26734", { password: "guess" })).rejects.toThrow();
  expect(warnings).toHaveLength(2);
  await clock.advance(59_000);
  await expect(enter(box, { password: "guess" })).rejects.toThrow();
  expect(warnings).toHaveLength(2);
  await clock.advance(1_000);
  await expect(enter(box, { password: "guess" })).rejects.toThrow();
  expect(warnings[2]).toMatchObject({ client: box, refusals: 22, why: "wrong-password" });
});

test("after stop nobody is connected and the port is free", async () => {
  const board = await enter(box);
  const silent = await dialled();
  const closed = Promise.all([closing(board), closing(silent)]);
  await broker.stop();
  await closed;
  broker = await start(broker.port);
  await expect(start(broker.port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});
