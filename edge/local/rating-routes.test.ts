import fastifyStatic from "@fastify/static";
import { type FastifyInstance, fastify } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalDesk } from "./local-desk.ts";
import { ratingRoutes } from "./rating-routes.ts";
import type { Touch } from "./rating-touches.ts";

const visit = "2026-11-24/A001#1";
const info = { office: { vi: "Phường Mẫu", en: "Sample Ward" }, counter: 3, reasons: [] };

let server: FastifyInstance;
let touch: (given: Touch) => boolean | "storage-full";
beforeEach(async () => {
  server = fastify();
  await server.register(fastifyStatic, { root: import.meta.dirname, index: false });
  const ratings = {
    info: (counter: number) => (counter === 3 ? info : undefined),
    states: () => [],
    touch: (given: Touch) => touch(given),
  };
  const desk: LocalDesk = {
    kiosk: () => undefined,
    kioskState: () => ({
      mode: "ready",
      closed: null,
      printer: null,
      keyTicket: null,
      missingSlips: [],
      waitingNumber: null,
      isPutOut: false,
    }),
    tap: async () => ({ problem: { code: "server-away" } }),
    ratings: () => ratings,
    bench: () => undefined,
  };
  ratingRoutes(server, desk);
});
afterEach(() => server.close());

const post = (payload: object) => server.inject({ method: "POST", url: "/local/rating", payload });

test("a page asks for its counter, and another counter has none", async () => {
  expect((await server.inject("/local/rating/3")).json()).toEqual(info);
  const other = await server.inject("/local/rating/1");
  expect([other.statusCode, other.json()]).toMatchObject([
    404,
    { problem: { code: "unknown-counter" } },
  ]);
});

test("a touch is answered when it is stored, and refused in words when it is not", async () => {
  touch = () => true;
  const given = { counter: 3, visit, score: 1, reason: "waited-long" };
  expect((await post(given)).json()).toEqual({ ok: { name: "rated" } });
  touch = () => false;
  expect((await post(given)).json()).toMatchObject({ problem: { code: "rating-closed" } });
  touch = () => "storage-full";
  const full = await post(given);
  expect([full.statusCode, full.json()]).toMatchObject([
    507,
    { problem: { code: "storage-full" } },
  ]);
});

test.each([
  [{ counter: 3, visit, score: 5 }],
  [{ counter: 3, visit, score: 1, reason: "Ông A rất chậm" }],
  [{ counter: 3, visit, score: 1, name: "anybody" }],
  [{ counter: 3, score: 1 }],
])("%j is not a touch", async (given) => {
  touch = () => true;
  expect((await post(given)).statusCode).toBe(400);
});
