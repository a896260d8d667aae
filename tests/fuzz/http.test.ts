import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realChance, realClock } from "@motcua/broker/real-ports";
import fc, { type Arbitrary } from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Server, startServer } from "../../fleet-server/server.ts";
import { serverProgram, settingsOf } from "../../fleet-server/settings.ts";
import { json, mutated } from "./arbitraries.ts";
import { type JsonSchema, soundly } from "./from-schema.ts";
import { heapMb } from "./heap.ts";
import { bySeed, runs } from "./seed.ts";

type Operation = {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** One request, ready to be sent. */
type Sent = {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** Every route again and again: what one has changed the next ones meet. */
const rounds = 4;
const runsARound = 6;

/** A round takes half a second on two quiet cores; a machine that is busy makes fewer of them, ms. */
const beginRoundsForMs = 4_000;

/** What a few thousand requests may leave behind: the journal's own hall above all, MB. */
const heapGrowthMaxMb = 48;

const dataDir = mkdtempSync(join(tmpdir(), "motcua-fuzz-"));
const errors: unknown[] = [];
let server: Server;
let operations: readonly (readonly [path: string, method: string, Operation])[] = [];
let beforeMb: number;

beforeAll(async () => {
  server = await startForFuzz();
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  );
  // Compiles what is compiled at the first request of a route.
  for (const [path, method, operation] of operations) {
    await fc.assert(
      fc.asyncProperty(requestTo(path, method, operation), async (request) => {
        await statusOf(request);
      }),
      runs(2),
    );
  }
  beforeMb = heapMb();
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  };
}, 180_000);

/** The whole server in this process, so that its heap can be seen. */
async function startForFuzz(): Promise<Server> {
  const tell = (about: unknown) => void errors.push(about);
  const ports = {
    ...{ clock: realClock(), chance: realChance(), crash: () => undefined, fetch },
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: tell },
    onFatal: tell,
  };
  let started: Promise<Server> | undefined;
  const program = serverProgram(async (_, command) => {
    started = startServer(settingsOf(command), ports);
    await started;
  });
  const flags = ["--data-dir", dataDir, "--http-port", "0", "--mqtt-port", "0"];
  await program.parseAsync(["run", ...flags], { from: "user" });
  if (started === undefined) throw new Error("the server was not started");
  return started;
}

/** A request of this route: each part as its schema says, or not. */
function requestTo(path: string, method: string, operation: Operation): Arbitrary<Sent> {
  const { parameters = [], requestBody } = operation;
  const values = fc.tuple(
    ...parameters.map(({ required, schema }) => {
      return required === true ? textFor(schema) : fc.option(textFor(schema));
    }),
  );
  const [type = "application/json", media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const body = media === undefined ? fc.constant(undefined) : bodyFor(media.schema ?? {});
  return fc
    .record({
      values,
      body,
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant(type) },
        { weight: 1, arbitrary: fc.constant("x") },
      ),
    })
    .map((parts): Sent => {
      const named = parameters.flatMap((parameter, index) => {
        const value = parts.values[index];
        return typeof value === "string" ? [{ ...parameter, value }] : [];
      });
      const inPath = named.filter((one) => one.in === "path");
      const query = named.filter((one) => one.in === "query");
      const filled = inPath.reduce(
        (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value)),
        path,
      );
      const asked = new URLSearchParams(
        query.map(({ name, value }): [string, string] => [name, value]),
      );
      const headers = named.filter((one) => one.in === "header");
      return {
        path: query.length === 0 ? filled : `${filled}?${asked.toString()}`,
        method: method.toUpperCase(),
        headers: Object.fromEntries([
          ...headers.map(({ name, value }) => [name, headerText(value)]),
          ...(parts.body === undefined ? [] : [["content-type", parts.type]]),
        ]) as Record<string, string>,
        body: parts.body,
      };
    });
}

/** Mostly what passes the check of this part, so that what is behind it is reached too. */
function textFor(schema: JsonSchema): Arbitrary<string> {
  const sound = soundly(schema).map(String);
  const odd = fc.oneof(
    fc.constantFrom("", "0", "-1", "..", "%00", "../../etc/passwd", "9".repeat(500), "null"),
    fc.string({ maxLength: 60, unit: "grapheme" }),
  );
  return fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: odd });
}

function bodyFor(schema: JsonSchema): Arbitrary<string> {
  const sound = soundly(schema);
  const wrong = sound.chain((value) => mutated(value));
  const cut = sound.map((value) => JSON.stringify(value).slice(0, -1));
  return fc.oneof(
    { weight: 9, arbitrary: sound.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: wrong.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.oneof(cut, fc.string({ unit: "binary", maxLength: 200 })) },
  );
}

/** What HTTP lets through at all. */
const headerText = (value: string) => value.replace(/[^\x20-\x7e]/g, "").trim();

async function statusOf({ path, method, headers, body }: Sent): Promise<number> {
  const stop = new AbortController();
  const answer = await fetch(server.url + path, {
    ...{ method, headers, redirect: "manual", signal: stop.signal },
    ...(body !== undefined && method !== "GET" && { body }),
  });
  // A stream of events has no end.
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) stop.abort();
  else await answer.arrayBuffer();
  return answer.status;
}

/** An office may say that it cannot now: it is away (503), full (507); that is no failure. */
const sayable = [503, 507];

/** Asks one route as often as a round does, and looks at the answers. */
function hold([path, method, operation]: (typeof operations)[number], round: number) {
  return fc.assert(
    fc.asyncProperty(requestTo(path, method, operation), async (request) => {
      const status = await statusOf(request);
      const failed = status >= 500 && !sayable.includes(status);
      expect(failed ? { status, errors: errors.slice(-1) } : "answered").toBe("answered");
    }),
    runs(runsARound, round),
  );
}

describe(`any request is answered or refused, never failed at ${bySeed}`, () => {
  test("on every route that the running server describes", async () => {
    expect(operations.length).toBeGreaterThan(15);
    const untilMs = performance.now() + beginRoundsForMs;
    for (let round = 0; round < rounds && performance.now() < untilMs; round += 1) {
      for (const operation of operations) await hold(operation, round);
    }
    expect(errors).toEqual([]);
    expect((await fetch(`${server.url}/v1/hall`)).status).toBe(200);
  }, 180_000);

  test("and what was refused is not kept", () => {
    expect(heapMb() - beforeMb).toBeLessThan(heapGrowthMaxMb);
  });
});
