import Fastify from "fastify";
import { pino } from "pino";
import { expect, test } from "vitest";
import { forwardingOffice } from "../../tests/harness/forwarding-office.ts";
import * as hall from "../../tests/harness/hall-story.ts";
import { startStubReceiver } from "../../tests/harness/stub-receiver.ts";
import { speakOfErrors } from "../hall/refusal.ts";
import { forwardingRoutes } from "./routes.ts";

test("a person sees what was refused, sends it again, and sees it sent", async () => {
  const receiver = await startStubReceiver();
  const at = forwardingOffice({ settings: { url: receiver.url } });
  const server = Fastify();
  speakOfErrors(server, pino({ level: "silent" }));
  await server.register(forwardingRoutes(at.forwarding));
  const list = async () => (await server.inject("/v1/forwarding")).json<object>();
  let wishes = 0;
  const resend = async (path: string) => {
    wishes += 1;
    const answer = await server.inject({
      ...{ method: "POST", url: `/v1/forwarding/${path}/resend` },
      headers: { "idempotency-key": `wish-${String(wishes).padStart(4, "0")}` },
    });
    return { status: answer.statusCode, body: answer.json<object>() };
  };

  receiver.behave("reject-with-200");
  at.tell(hall.dayOpened, hall.dayClosed);
  await at.clock.advance(0);
  await at.outcome();
  expect(await list()).toMatchObject({
    breaker: { state: "closed" },
    triesAgainInMs: null,
    waiting: [],
    refused: [{ day: hall.day, revision: 1, tries: 1, status: 200 }],
    sent: [],
  });

  expect(await resend(`${hall.day}/2`)).toMatchObject({
    status: 404,
    body: { problem: { code: "unknown-summary" } },
  });
  expect((await resend(`${hall.day}/first`)).status).toBe(400);
  expect(await resend(`${hall.day}/1`)).toMatchObject({ status: 200, body: { refused: [] } });
  expect(await at.outcome()).toBe("stored");
  expect(await list()).toMatchObject({ refused: [], sent: [{ revision: 1, tries: 2, why: null }] });
  expect(await resend(`${hall.day}/1`)).toMatchObject({
    status: 409,
    body: { problem: { code: "not-refused" } },
  });
  await at.stop();
  await receiver.stop();
});

test("a wish that the full disk cannot keep is refused in words, and may be sent again", async () => {
  const at = forwardingOffice({ settings: {} });
  const server = Fastify();
  speakOfErrors(server, pino({ level: "silent" }));
  const resend = () => {
    throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  };
  await server.register(forwardingRoutes({ ...at.forwarding, resend }));
  const answer = await server.inject({
    ...{ method: "POST", url: `/v1/forwarding/${hall.day}/1/resend` },
    headers: { "idempotency-key": "wish-0001" },
  });
  expect(answer.statusCode).toBe(507);
  expect(answer.json()).toMatchObject({ problem: { code: "storage-full", retry: "later" } });
  await at.stop();
});

test("the keys are published without their secret, and a disk that takes none is said", async () => {
  const at = forwardingOffice({ settings: {} });
  const server = Fastify();
  speakOfErrors(server, pino({ level: "silent" }));
  let fault: NodeJS.ErrnoException | undefined;
  const publishedKeys = async () => {
    if (fault !== undefined) throw fault;
    return at.forwarding.publishedKeys();
  };
  await server.register(forwardingRoutes({ ...at.forwarding, publishedKeys }));
  const keySet = await server.inject("/.well-known/jwks.json");
  expect(keySet.json<{ keys: object[] }>().keys).toEqual([
    {
      ...{ kid: expect.any(String), kty: "EC", crv: "P-256", alg: "ES256", use: "sig" },
      ...{ x: expect.any(String), y: expect.any(String) },
    },
  ]);
  fault = Object.assign(new Error("no space"), { code: "ENOSPC" });
  const refused = await server.inject("/.well-known/jwks.json");
  expect(refused.statusCode).toBe(507);
  expect(refused.json<object>()).toMatchObject({ problem: { code: "storage-full" } });
  await at.stop();
});
