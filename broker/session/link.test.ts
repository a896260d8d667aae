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
