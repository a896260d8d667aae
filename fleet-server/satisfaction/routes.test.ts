import Fastify from "fastify";
import { pino } from "pino";
import { Value } from "typebox/value";
import { expect, test } from "vitest";
import * as hall from "../../tests/harness/hall-story.ts";
import { wardOffice } from "../../tests/simulation/ward-office.ts";
import { speakOfErrors } from "../hall/refusal.ts";
import { openFiguresProjection } from "./projection.ts";
import { openRangeReader } from "./range-reader.ts";
import { RangeFigures } from "./range-schema.ts";
import { figuresRoutes } from "./routes.ts";

async function openedServer() {
  const story = hall.hallStory();
  const projection = openFiguresProjection(story);
  story.projects = (entries) => projection.project(entries);
  // As the product's server is set: nothing is coerced or dropped in silence.
  const ajv = { customOptions: { removeAdditional: false, coerceTypes: false } } as const;
  const server = Fastify({ ajv });
  speakOfErrors(server, pino({ level: "silent" }));
  const { store } = story;
  const readRange = openRangeReader({ store, office: () => wardOffice, demoDays: () => [] });
  await server.register(figuresRoutes(store, readRange));
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

test("a range of days is asked for by its ends, and has nothing where nothing was", async () => {
  const { tell, get } = await openedServer();
  tell(hall.dayOpened, hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
  const { status, body } = await get("?from=2026-11-01&to=2026-11-30");
  expect(status).toBe(200);
  expect(Value.Errors(RangeFigures, body)).toEqual([]);
  expect(body).toMatchObject({
    days: [{ day: hall.day, state: "open", tickets: 1 }],
    services: [{ service: "A", name: { vi: "Hộ tịch" }, tickets: 1 }],
    heat: [{ weekday: 2, hour: 7, tickets: 1, waitP50Ms: 0 }],
    completeUpToMs: hall.openedAtMs,
    demo: false,
  });
  expect((await get("?from=2025-11-01&to=2025-11-30")).body).toMatchObject({
    days: [],
    overall: { tickets: 0, wait: { n: 0, meanMs: null, withinTarget: { share: null } } },
  });
});

test.each([
  ["only one end", "?from=2026-11-01"],
  ["a range and a day", "?from=2026-11-01&to=2026-11-30&day=2026-11-24"],
  ["a day that no calendar has", "?from=2026-02-30&to=2026-03-01"],
  ["the end before the beginning", "?from=2026-11-30&to=2026-11-01"],
  ["more than three years", "?from=2020-01-01&to=2026-01-01"],
])("%s is refused", async (_what, query) => {
  const { get } = await openedServer();
  const { status, body } = await get(query);
  expect(status).toBe(400);
  expect(body).toMatchObject({ problem: { code: "bad-request" } });
});
