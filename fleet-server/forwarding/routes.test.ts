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
  const at = forwardingOffice({ url: receiver.url });
  const server = Fastify();
  speakOfErrors(server, pino({ level: "silent" }));
  await server.register(forwardingRoutes(at.forwarding));
  const list = async () => (await server.inject("/v1/forwarding")).json<object>();
  const retry = async (path: string) => {
    const answer = await server.inject({ method: "POST", url: `/v1/forwarding/${path}/retry` });
    return { status: answer.statusCode, body: answer.json<object>() };
  };

  receiver.behave("reject-with-200");
  at.tell(hall.dayOpened, hall.dayClosed);
  await at.clock.advance(0);
  await at.outcome();
  expect(await list()).toMatchObject({
    triesAgainInMs: null,
    waiting: [],
    refused: [{ day: hall.day, revision: 1, tries: 1, status: 200 }],
    sent: [],
  });

  expect(await retry(`${hall.day}/2`)).toMatchObject({
    status: 404,
    body: { problem: { code: "unknown-summary" } },
  });
  expect((await retry(`${hall.day}/first`)).status).toBe(400);
  expect(await retry(`${hall.day}/1`)).toMatchObject({ status: 200, body: { refused: [] } });
  expect(await at.outcome()).toBe("stored");
  expect(await list()).toMatchObject({ refused: [], sent: [{ revision: 1, tries: 2, why: null }] });
  expect(await retry(`${hall.day}/1`)).toMatchObject({
    status: 409,
    body: { problem: { code: "not-refused" } },
  });
  await at.stop();
  await receiver.stop();
});
