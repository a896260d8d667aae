import { once } from "node:events";
import { connect } from "node:net";
import { fastify } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { openWatcher, type Watcher } from "./watcher.ts";

const frame = `event: hall\ndata: ${"x".repeat(64 * 1_024)}\n\n`;
/** More than both ends of a loopback connection hold between them, frames. */
const framesMax = 1_000;

test("a page that sleeps is cut off rather than kept in memory", async () => {
  let isGone = false;
  const server = fastify({ forceCloseConnections: true });
  const joined = new Promise<Watcher>((resolve) => {
    server.get("/", (_, reply) => {
      resolve(
        openWatcher(reply, () => {
          isGone = true;
        }),
      );
    });
  });
  const { port } = new URL(await server.listen({ host: "127.0.0.1", port: 0 }));
  const sleeper = connect(Number(port), "127.0.0.1");
  sleeper.on("error", () => undefined);
  onTestFinished(async () => {
    sleeper.destroy();
    await server.close();
  });
  await once(sleeper, "connect");
  sleeper.pause();
  sleeper.write("GET / HTTP/1.1\r\nhost: office\r\n\r\n");
  const page = await joined;
  const written = async (): Promise<number> => {
    for (let frames = 0; frames < framesMax; frames += 1) {
      if (isGone) return frames;
      page.write(frame);
      await new Promise(setImmediate);
    }
    return framesMax;
  };
  expect(await written()).toBeLessThan(framesMax);
});
