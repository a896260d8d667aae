import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { fakeClock, realClock } from "../../tests/harness/clocks.ts";
import { freePort } from "../../tests/harness/free-port.ts";
import type { LineFault } from "./line.ts";
import { openTcp } from "./tcp.ts";

const host = "127.0.0.1";

/** A device's port on loopback, and the first connection to it. */
async function devicePort() {
  const server = createServer();
  server.listen(0, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const guest = once(server, "connection").then(([socket]: Socket[]) => {
    if (socket === undefined) throw new Error("no guest");
    return socket.on("error", () => undefined);
  });
  return { port: address.port, guest, server };
}

describe("a TCP line", () => {
  test("carries bytes both ways", async () => {
    const { port, guest, server } = await devicePort();
    const line = await openTcp({ host, port, clock: realClock });
    const there = await guest;
    const heard = once(there, "data");
    await line.write(Uint8Array.of(0x1b, 0x40), { deadlineMs: 2_000 });
    expect((await heard)[0]).toEqual(Buffer.from([0x1b, 0x40]));
    const answer = new Promise<Uint8Array>((resolve) => line.onData(resolve));
    there.write(Buffer.from([0x12]));
    expect([...(await answer)]).toEqual([0x12]);
    expect(line.baud).toBeUndefined();
    await line.close();
    server.close();
  });

  test.each(["end", "destroy", "resetAndDestroy"] as const)(
    "a peer that goes by %s is unplugged, and writes are refused",
    async (going) => {
      const { port, guest, server } = await devicePort();
      const line = await openTcp({ host, port, clock: realClock });
      const down = new Promise<LineFault>((resolve) => line.onDown(resolve));
      (await guest)[going]();
      expect((await down).code).toBe("unplugged");
      const late = line.write(Uint8Array.of(1), { deadlineMs: 2_000 });
      await expect(late).rejects.toMatchObject({ code: "unplugged" });
      server.close();
    },
  );

  test("a closed port refuses, and a name that is not there is missing", async () => {
    const refused = openTcp({ host, port: await freePort(), clock: realClock });
    await expect(refused).rejects.toMatchObject({ code: "port-refused" });
    const unnamed = openTcp({ host: "printer.invalid", port: 9100, clock: realClock });
    await expect(unnamed).rejects.toMatchObject({ code: "port-missing" });
  });

  test("a peer that takes no bytes is given up after the deadline", async () => {
    const clock = fakeClock();
    const { port, guest, server } = await devicePort();
    const line = await openTcp({ host, port, clock });
    (await guest).pause();
    // More than the kernel's buffers of both ends take.
    const write = line.write(new Uint8Array(32 * 1024 * 1024), { deadlineMs: 10_000 });
    const refused = expect(write).rejects.toMatchObject({ code: "write-timeout" });
    await clock.advance(10_000);
    await refused;
    (await guest).destroy();
    server.close();
  });
});
