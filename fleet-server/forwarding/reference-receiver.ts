/**
 * An example of the other side, for whoever joins Motcua to a ward's administrative system: takes
 * day summaries, checks signature and content, and stores each (office, day, revision) once, as a
 * line of a file.
 *
 *     npm run receiver -- --port 8490 --file summaries.jsonl
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import Fastify from "fastify";
import { compactVerify, createRemoteJWKSet, errors } from "jose";
import { cloudEventsJson, readDaySummaryEvent, signatureHeader } from "./summary.ts";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8490" },
    file: { type: "string", default: "summaries.jsonl" },
    /** The office's published keys. Get this address from the office, never from a request. */
    jwks: { type: "string", default: "http://127.0.0.1:8480/.well-known/jwks.json" },
  },
});

/** Keys by their id, asked for when one is not known, at most every 5 s and for at most 5 s. */
const keys = createRemoteJWKSet(new URL(options.jwks), { cooldownDuration: 5_000 });

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

/** What is wrong with a signature, by jose's code; with all else it is the keys that are away. */
const wrongs: Readonly<Record<string, string>> = {
  ERR_JWKS_NO_MATCHING_KEY: "the key is not one of the office's",
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: "the signature names no key",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "the signature is not of this body",
  ERR_JWS_INVALID: "the signature is no detached JWS",
  ERR_JOSE_ALG_NOT_ALLOWED: "the signature is not ES256",
};

/** Null when the office signed these bytes; else the status and the words to refuse with. */
async function doubt(body: Buffer, signature: unknown): Promise<readonly [number, string] | null> {
  if (typeof signature !== "string") return [401, `the header ${signatureHeader} is missing`];
  // A key that was made since the last look is found by the repeat.
  const lookedJustNow = keys.coolingDown;
  try {
    const whole = signature.replace("..", `.${body.toString("base64url")}.`);
    await compactVerify(whole, keys, { algorithms: ["ES256"] });
    return null;
  } catch (error) {
    const code = error instanceof errors.JOSEError ? error.code : "";
    if (code === "ERR_JWKS_NO_MATCHING_KEY" && lookedJustNow) return [503, "not a known key yet"];
    const wrong = wrongs[code];
    return wrong ? [401, wrong] : [503, `the keys at ${options.jwks} cannot be read now`];
  }
}

/** A summary of a large office has about 8 KB. */
const server = Fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true });
server.removeAllContentTypeParsers();
// The bytes as they came: the signature is over these, not over what they mean.
server.addContentTypeParser(cloudEventsJson, { parseAs: "buffer" }, (_, bytes, done) => {
  done(null, bytes);
});

server.post<{ Body: Buffer }>("/", async (request, reply) => {
  const refuse = (status: number, refused: unknown) => reply.code(status).send({ refused });
  const doubted = await doubt(request.body, request.headers[signatureHeader]);
  if (doubted !== null) return refuse(...doubted);
  const read = readDaySummaryEvent(JSON.parse(request.body.toString()));
  if (!read.ok) return refuse(400, read.faults);
  const { id, data } = read.value;
  const triple = `${data.office}/${data.day}/${data.revision}`;
  if (id !== triple || request.headers["idempotency-key"] !== triple) {
    return refuse(400, `id and Idempotency-Key must be ${triple}`);
  }
  const line = JSON.stringify(read.value);
  const known = stored.get(id);
  if (known !== undefined && known !== line) {
    return refuse(409, `${id} is stored with other figures`);
  }
  // A repeat gets the first answer again: the sender may not have heard it.
  if (known === undefined) store(id, line);
  return reply.send({ stored: id });
});

const address = await server.listen({ port: Number(options.port), host: "127.0.0.1" });
process.stdout.write(`Stores day summaries in ${options.file}: ${address}/\n`);
process.once("SIGTERM", () => void server.close());
process.once("SIGINT", () => void server.close());
