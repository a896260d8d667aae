/**
 * An example of the other side, for whoever joins Motcua to a ward's administrative system: takes
 * day summaries, checks them, and stores each (office, day, revision) once, as a line of a file.
 *
 *     npm run receiver -- --port 8490 --file summaries.jsonl
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import Fastify from "fastify";
import { cloudEventsJson, readDaySummaryEvent } from "./summary.ts";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8490" },
    file: { type: "string", default: "summaries.jsonl" },
  },
});

/** What is stored, by Idempotency-Key; a line that a power cut left unfinished is not. */
const stored = new Map<string, string>();
const lines = existsSync(options.file) ? readFileSync(options.file, "utf8").split("\n") : [""];
let unfinished = lines.pop() !== "";
for (const line of lines.filter((text) => text.startsWith('{"') && text.endsWith("}"))) {
  const read = readDaySummaryEvent(JSON.parse(line));
  if (read.ok) stored.set(read.value.id, line);
}

/** Returns when the line is on the disk: only then may the sender be told so. */
function store(id: string, line: string): void {
  const start = unfinished ? "\n" : "";
  unfinished = true;
  appendFileSync(options.file, `${start}${line}\n`, { flush: true });
  unfinished = false;
  stored.set(id, line);
}

/** A summary of a large office has about 8 KB. */
const server = Fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true });
server.removeAllContentTypeParsers();
server.addContentTypeParser(
  cloudEventsJson,
  { parseAs: "string" },
  server.getDefaultJsonParser("error", "error"),
);

server.post("/", async (request, reply) => {
  const read = readDaySummaryEvent(request.body);
  if (!read.ok) return reply.code(400).send({ refused: read.faults });
  const { id, data } = read.value;
  const triple = `${data.office}/${data.day}/${data.revision}`;
  if (id !== triple || request.headers["idempotency-key"] !== triple) {
    return reply.code(400).send({ refused: `id and Idempotency-Key must be ${triple}` });
  }
  const line = JSON.stringify(read.value);
  const known = stored.get(id);
  if (known !== undefined && known !== line) {
    return reply.code(409).send({ refused: `${id} is stored with other figures` });
  }
  // A repeat gets the first answer again: the sender may not have heard it.
  if (known === undefined) store(id, line);
  return reply.send({ stored: id });
});

const address = await server.listen({ port: Number(options.port), host: "127.0.0.1" });
process.stdout.write(`Stores day summaries in ${options.file}: ${address}/\n`);
process.once("SIGTERM", () => void server.close());
process.once("SIGINT", () => void server.close());
