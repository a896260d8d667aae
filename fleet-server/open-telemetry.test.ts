import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { fakeClock } from "../tests/harness/clocks.ts";
import {
  type TelemetryOffice,
  type TelemetryOfficeOptions,
  telemetryOffice,
} from "../tests/harness/telemetry-office.ts";

const board = "box-26734";
const morning = Date.parse("2026-11-24T01:00:00Z");

let clock: ReturnType<typeof fakeClock>;
beforeEach(() => {
  clock = fakeClock(morning);
});

async function open(options: Partial<TelemetryOfficeOptions> = {}): Promise<TelemetryOffice> {
  const office = await telemetryOffice({ clock, ...options });
  onTestFinished(async () => {
    await office.stop();
    office.dispose();
  });
  office.list.online(board);
  office.health("printer1", { state: "ok" });
  return office;
}

const rules = async (office: TelemetryOffice) =>
  (await office.alarms()).open.map(({ rule, device, silenced }) => [rule, device, silenced]);

describe("an alarm", () => {
  test("of paper that ran out is raised after 10 s, seen, and over when paper is back", async () => {
    const office = await open();
    office.health("printer1", { state: "down", code: "paper-out" });
    await clock.advance(9_900);
    expect(await rules(office)).toEqual([]);
    await clock.advance(200);
    const [alarm] = (await office.alarms()).open;
    expect(alarm).toMatchObject({
      ...{ rule: "paper-out", board, device: "printer1", severity: "major", seenMs: null },
      ...{ raisedMs: morning + 10_000, title: { vi: "Hết giấy", en: "Out of paper" } },
      remedy: { vi: expect.stringMatching(/Lắp cuộn giấy mới/) },
    });
    await clock.advance(5_000);
    expect(await office.post(`/v1/alarms/${alarm?.id}/seen`)).toBe(200);
    expect((await office.alarms()).open).toMatchObject([{ seenMs: morning + 15_100 }]);
    office.health("printer1", { state: "ok" });
    expect(await office.alarms()).toMatchObject({
      open: [],
      ended: [{ id: alarm?.id, seenMs: morning + 15_100, clearedMs: morning + 15_100 }],
    });
    expect(await office.post(`/v1/alarms/${alarm?.id}/seen`)).toBe(404);
  });

  test("outlives a restart of the server, with who has seen it, and ends after it", async () => {
    const office = await telemetryOffice({ clock });
    office.list.online(board);
    office.health("printer1", { state: "down", code: "paper-out" });
    await clock.advance(11_000);
    const [alarm] = (await office.alarms()).open;
    await office.post(`/v1/alarms/${alarm?.id}/seen`);
    await office.stop();

    const again = await telemetryOffice({ clock, dataDir: office.dataDir });
    onTestFinished(() => again.dispose());
    expect((await again.alarms()).open).toMatchObject([
      { id: alarm?.id, seenMs: expect.any(Number) },
    ]);
    again.list.online(board);
    again.health("printer1", { state: "ok" });
    expect((await again.alarms()).open).toEqual([]);
    await again.stop();
  });
});

describe("a board that is lost", () => {
  test("is exactly one alarm; its devices are unknown since then, and their alarms silent", async () => {
    const office = await open();
    office.health("printer1", { state: "down", code: "paper-out" });
    await clock.advance(20_000);
    office.list.gone(board, "lost");
    office.look();
    await clock.advance(40_000);
    expect(await rules(office)).toEqual([
      ["board-lost", null, false],
      ["paper-out", "printer1", true],
    ]);
    const view = (await office.get("/v1/measures")).body as {
      places: { device: string; health: { state: string }; sinceMs: number }[];
    };
    expect(view.places.map(({ health, sinceMs }) => [health.state, sinceMs])).toEqual(
      view.places.map(() => ["unknown", morning + 20_000]),
    );
    office.list.online(board);
    office.health("printer1", { state: "ok" });
    expect(await rules(office)).toEqual([]);
  });

  test("and is back within 30 s calls nobody", async () => {
    const office = await open();
    office.list.gone(board, "lost");
    office.look();
    await clock.advance(25_000);
    office.list.online(board);
    office.health("printer1", { state: "ok" });
    await clock.advance(60_000);
    expect((await office.alarms()).ended).toEqual([]);
  });

  test("because a person has put it out calls nobody, also not after a restart", async () => {
    let out = false;
    let news = 0;
    const options = {
      ...{ clock, vacant: () => out, webhook: "http://127.0.0.1:9/alarms" },
      fetch: async () => {
        news += 1;
        return new Response(null, { status: 204 });
      },
    };
    const office = await telemetryOffice(options);
    office.list.online(board);
    office.health("printer1", { state: "ok" });
    out = true;
    office.list.gone(board, "lost");
    office.look();
    await clock.advance(200_000);
    expect(await office.alarms()).toMatchObject({ open: [], ended: [] });
    await office.stop();
    const again = await telemetryOffice({ ...options, dataDir: office.dataDir });
    onTestFinished(async () => {
      await again.stop();
      again.dispose();
    });
    again.look();
    await clock.advance(200_000);
    expect(await again.alarms()).toMatchObject({ open: [], ended: [] });
    expect(news).toBe(0);
  });

  test("is still lost after a restart of the server", async () => {
    const office = await telemetryOffice({ clock });
    office.list.online(board);
    office.health("printer1", { state: "ok" });
    office.list.gone(board, "lost");
    office.look();
    await clock.advance(60_000);
    await office.stop();
    const again = await telemetryOffice({ clock, dataDir: office.dataDir });
    onTestFinished(async () => {
      await again.stop();
      again.dispose();
    });
    again.look();
    await clock.advance(200_000);
    expect(await rules(again)).toEqual([["board-lost", null, false]]);
  });
});

test("a board that is switched off in the evening calls nobody until the office opens", async () => {
  let dayOpen = false;
  const evening = Date.parse("2026-11-24T11:00:00Z");
  clock = fakeClock(evening);
  const office = await open({ dayOpen: () => dayOpen });
  office.list.gone(board, "offline");
  office.look();
  await clock.advance(12 * 3_600_000);
  expect(await rules(office)).toEqual([]);
  dayOpen = true;
  office.look();
  expect(await rules(office)).toEqual([["board-away", null, false]]);
});

describe("measures", () => {
  const tickets = (count: number, uptimeMs: number) => ({
    uptimeMs,
    devices: { printer1: { "printer.tickets": count, "printer.paper": "ok" } },
  });

  test("are told newest first with unit and words, and charted by the minute", async () => {
    const office = await open();
    office.report(tickets(3, 60_000));
    await clock.advance(60_000);
    office.report(tickets(8, 120_000));
    await clock.advance(60_000);
    const path = `/v1/measures/${board}/printer1/printer.tickets?span=24h`;
    expect((await office.get(path)).body).toMatchObject({
      stepMs: 60_000,
      atMs: [morning, morning + 60_000],
      values: [3, 5],
    });
    const view = (await office.get("/v1/measures")).body as {
      places: { device: string; measures: { name: string }[] }[];
    };
    const printer = view.places.find(({ device }) => device === "printer1");
    expect(printer?.measures.find(({ name }) => name === "printer.tickets")).toEqual({
      ...{ name: "printer.tickets", type: "counter", value: 8, atMs: morning + 60_000 },
      label: { vi: "Phiếu đã in", en: "Tickets printed" },
      ...{ unit: { vi: "phiếu", en: "tickets" }, states: null },
    });
  });

  test("that nobody knows are dropped and counted, in a report of a stranger all of them", async () => {
    const office = await open();
    office.report({ devices: { printer1: { "printer.tickets": "x" }, ghost: { "a.b": 1 } } });
    expect((await office.get("/v1/measures")).body).toMatchObject({
      dropped: { unknown: 2, tooMany: 0, unwritten: 0 },
    });
  });

  test.each([
    [`/v1/measures/${board}/printer1/printer.nothing?span=24h`, 404],
    [`/v1/measures/${board}/ghost/printer.paper?span=24h`, 404],
    [`/v1/measures/box-none/printer1/printer.paper?span=24h`, 404],
    [`/v1/measures/${board}/ghost/health?span=24h`, 404],
    [`/v1/measures/${board}/printer1/printer.paper?span=9y`, 400],
    [`/v1/measures/${board}/printer1/printer.paper`, 400],
  ])("%s is answered %i", async (path, status) => {
    expect((await (await open()).get(path)).status).toBe(status);
  });

  test("health is told as it changed, the state at the start of the span first", async () => {
    const office = await open();
    await clock.advance(3 * 24 * 3_600_000);
    office.health("printer1", { state: "down", code: "paper-out" });
    await clock.advance(60_000);
    office.health("printer1", { state: "ok" });
    const path = `/v1/measures/${board}/printer1/health?span=24h`;
    expect((await office.get(path)).body).toMatchObject({
      changes: [{ state: "ok" }, { state: "down", code: "paper-out" }, { state: "ok" }],
    });
  });
});
