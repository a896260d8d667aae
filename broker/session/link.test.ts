import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { type Link, startLink } from "./link.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const filter = "office/up/#";

let server: Server | undefined;
let link: Link | undefined;

afterEach(async () => {
  await link?.stop();
  server?.close();
});

test("what the broker retains is heard once the line is up and can carry an answer", async () => {
  const port = await brokerThatHurries();
  const heard = await new Promise((resolve) => {
    const started = startLink(
      {
        url: `mqtt://127.0.0.1:${port}`,
        ...{ user: "server", password: "secret", filters: [filter] },
        ...{ clock: realClock, chance: noChance, logger: quiet },
      },
      {
        up: () => {},
        down: () => {},
        message: (topic) => resolve({ topic, up: started.up }),
      },
    );
    link = started;
  });
  expect(heard).toEqual({ topic: "office/up/state", up: true });
});

test("who is refused says so at once, and comes back once a minute at most", async () => {
  const port = await brokerThatAnswers(5);
  const { told, waits, tried } = goneAgain(port);
  await tried;
  expect(Math.max(...waits.slice(0, 3))).toBeLessThan(2_000);
  expect(Math.min(...waits.slice(9))).toBeGreaterThan(20_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
  expect(told).toEqual([1, 11]);
});

test("a broker that is away is looked for every two seconds, however long", async () => {
  const port = await brokerThatAnswers(undefined);
  const { told, waits, tried } = goneAgain(port);
  await tried;
  expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
  expect(told).toEqual([]);
});

/** Lets a link try 14 times; how long it waited after each, and at which it told of a refusal. */
function goneAgain(port: number) {
  const waits: number[] = [];
  const told: number[] = [];
  const tried = new Promise<void>((resolve) => {
    link = startLink(
      {
        url: `mqtt://127.0.0.1:${port}`,
        ...{ user: "box", password: "of yesterday", filters: [filter] },
        chance: { ...noChance, unit: () => 0.5 },
        clock: {
          ...realClock,
          after: (ms, run) => {
            waits.push(ms);
            if (waits.length === 14) resolve();
            return realClock.after(0, run);
          },
        },
        logger: { ...quiet, warn: () => void told.push(waits.length + 1) },
      },
      { up: () => {}, down: () => {}, message: () => {} },
    );
  });
  return { waits, told, tried };
}

/** A broker that answers each CONNECT with this code, or hangs up. */
function brokerThatAnswers(code: number | undefined): Promise<number> {
  return listen((socket) => {
    if (code !== undefined) socket.write(Buffer.from([0x20, 2, 0, code]));
    socket.end();
  });
}

/** A broker that sends the grant of a subscription and what it retains in one segment. */
async function brokerThatHurries(): Promise<number> {
  const topic = Buffer.from("office/up/state");
  const retained = Buffer.from([0x31, topic.length + 3, 0, topic.length, ...topic, 0x7b]);
  const answer = (socket: Socket, packet: Buffer) => {
    const kind = (packet[0] ?? 0) >> 4;
    if (kind === 1) socket.write(Buffer.from([0x20, 2, 0, 0]));
    if (kind === 8) {
      const suback = Buffer.from([0x90, 3, packet[2] ?? 0, packet[3] ?? 0, 1]);
      socket.write(Buffer.concat([suback, retained]));
    }
    if (kind === 14) socket.end();
  };
  return listen(answer);
}

async function listen(answer: (socket: Socket, packet: Buffer) => void): Promise<number> {
  const listening = createServer((socket) => {
    socket.on("data", (packet) => answer(socket, packet));
    socket.on("error", () => {});
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}
