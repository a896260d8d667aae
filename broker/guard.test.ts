import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cut, Guard, introductionBytesMax } from "./guard.ts";
import { packetBytesMax } from "./limits.ts";

/** A packet of this many bytes after its fixed header, which it claims to have. */
function packet(length: number, body = length): Buffer {
  const digits: number[] = [];
  let left = length;
  do {
    const digit = left % 128;
    left = Math.floor(left / 128);
    digits.push(left > 0 ? digit | 0x80 : digit);
  } while (left > 0);
  return Buffer.concat([Buffer.from([0x30, ...digits]), Buffer.alloc(body, 0x61)]);
}

describe("a guarded connection", () => {
  const cuts: Cut[] = [];
  let guard: Guard;
  let received: Buffer;
  let client: Socket;
  let port: number;
  const server = createServer();

  beforeEach(async () => {
    cuts.length = 0;
    received = Buffer.alloc(0);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
    const accepted = once(server, "connection") as Promise<[Socket]>;
    client = connect(port, "127.0.0.1");
    client.on("error", () => undefined);
    const [socket] = await accepted;
    guard = new Guard(socket, (why) => cuts.push(why));
    guard.on("error", () => undefined);
    guard.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
    });
  });
  afterEach(async () => {
    client.destroy();
    guard.destroy();
    server.close();
    await once(server, "close");
  });

  const through = async (bytes: Buffer) => {
    client.end(bytes);
    await once(guard, "close");
  };

  test("lets packets of full size through once the client is known", async () => {
    guard.introduced();
    const bytes = Buffer.concat([packet(packetBytesMax), packet(0), packet(300)]);
    await through(bytes);
    expect(cuts).toEqual([]);
    expect(received.equals(bytes)).toBe(true);
  });

  test("cuts at the claim of one byte more, before the bytes come", async () => {
    guard.introduced();
    client.write(packet(packetBytesMax + 1, 10));
    await once(client, "close");
    expect(cuts).toEqual(["packet-too-long"]);
    expect(received).toHaveLength(0);
  });

  test("before the introduction a claim of more than that is cut", async () => {
    client.write(packet(introductionBytesMax + 1, 1));
    await once(client, "close");
    expect(cuts).toEqual(["introduction-too-long"]);
  });

  test("before the introduction a flood of small packets is cut", async () => {
    client.write(Buffer.concat(Array.from({ length: 600 }, () => packet(0))));
    await once(client, "close");
    expect(cuts).toEqual(["introduction-too-long"]);
  });

  test("a length that never ends is no packet", async () => {
    guard.introduced();
    client.write(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0xff]));
    await once(client, "close");
    expect(cuts).toEqual(["malformed-length"]);
  });

  test("passes on what the broker writes", async () => {
    const heard = once(client, "data");
    guard.write("one ");
    guard.end("two");
    let text = String((await heard)[0]);
    client.on("data", (chunk: Buffer) => {
      text += String(chunk);
    });
    await once(client, "end");
    expect(text).toBe("one two");
  });
});

test("packets are told apart however the stream is cut", async () => {
  const lengths = fc.array(fc.constantFrom(0, 1, 2, 127, 128, 129, 16_383, 16_384), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(
      lengths,
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (all, step, bad) => {
        const cuts: Cut[] = [];
        const socket = new PassThrough();
        const guard = new Guard(socket as unknown as Socket, (why) => cuts.push(why));
        guard.on("error", () => undefined).resume();
        guard.introduced();
        const head = Buffer.concat(all.map((length) => packet(length)));
        const bytes = bad ? Buffer.concat([head, packet(packetBytesMax + 1, 0)]) : head;
        for (let at = 0; at < bytes.length; at += step) {
          socket.emit("data", bytes.subarray(at, at + step));
        }
        expect(cuts).toEqual(bad ? ["packet-too-long"] : []);
      },
    ),
    { numRuns: 50 },
  );
});
