import Fastify from "fastify";
import { pino } from "pino";
import { expect, test } from "vitest";
import * as hall from "../../tests/harness/hall-story.ts";
import { speakOfErrors } from "../hall/refusal.ts";
import { openFiguresProjection } from "./projection.ts";
import { figuresRoutes } from "./routes.ts";

async function openedServer() {
  const story = hall.hallStory();
  const projection = openFiguresProjection(story);
  story.projects = (entries) => projection.project(entries);
  // As the product's server is set: nothing is coerced or dropped in silence.
  const ajv = { customOptions: { removeAdditional: false, coerceTypes: false } } as const;
  const server = Fastify({ ajv });
  speakOfErrors(server, pino({ level: "silent" }));
  await server.register(figuresRoutes(story.store));
  const get = async (query: string) => {
    const answer = await server.inject(`/v1/figures${query}`);
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  return { ...story, get };
}

test("a leader's page gets today's figures, whole, before anybody came", async () => {
  const { tell, get } = await openedServer();
  tell(hall.dayOpened);
  expect(await get("")).toMatchObject({
    status: 200,
    body: {
      day: hall.day,
      state: "open",
      goal: 0.95,
      overall: {
        tickets: 0,
        wait: { n: 0, p50Ms: null, p90Ms: null },
        satisfied: { share: null, responseRate: null, interval: null, enough: false },
      },
      services: [],
      counters: [],
    },
  });
});

test("a day of before is asked for by its date; the latest comes by itself", async () => {
  const { tell, get } = await openedServer();
  tell(hall.dayOpened, hall.issued("A001"), hall.dayEnded("A001"), hall.dayClosed);
  tell({ kind: "day-opened", day: "2026-11-25" });
  expect((await get("")).body).toMatchObject({ day: "2026-11-25" });
  expect((await get(`?day=${hall.day}`)).body).toMatchObject({
    day: hall.day,
    state: "closed",
    services: [{ service: "A", tickets: 1, dayEnded: 1 }],
  });
});

test("no such day, no day at all, not a day, and a mistyped field are refused", async () => {
  const { tell, get } = await openedServer();
  expect(await get("")).toMatchObject({ body: { problem: { code: "day-not-open" } } });
  tell(hall.dayOpened);
  expect(await get("?day=2026-01-01")).toMatchObject({
    status: 404,
    body: { problem: { code: "unknown-day" } },
  });
  expect((await get("?day=yesterday")).status).toBe(400);
  expect((await get(`?date=${hall.day}`)).status).toBe(400);
});
