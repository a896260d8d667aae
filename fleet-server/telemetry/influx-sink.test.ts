import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { influxSink } from "./influx-sink.ts";
import type { Sample } from "./sample.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const sample: Sample = {
  ...{ board: "box-26734", device: "-", measure: "cpu.temperature", type: "gauge" },
  ...{ minute: 1, value: 1, reported: 1 },
};

test("a database that takes a request and never answers is given up at a stop", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}/motcua`;
  const sink = influxSink(url, { office: "o26734", logger: quiet });
  const asked = once(server, "request");
  const written = sink.write([sample]);
  await asked;
  sink.stop();
  await expect(written).rejects.toThrow(/abort/i);
});
