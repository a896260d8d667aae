import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardAct } from "@motcua/broker/contract";
import { openStore } from "@motcua/broker/log";
import { fastify } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { createBoardList } from "../boards/board-list.ts";
import { speakOfErrors } from "../hall/refusal.ts";
import { openOffice } from "../office/open-office.ts";
import { openTechnician } from "./open-technician.ts";
import type { TechnicianView } from "./technician-view.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The sample office, whose one board comes and goes as the story says. */
async function office(publicUrl?: string) {
  const folder = mkdtempSync(join(tmpdir(), "technician-"));
  const store = openStore(join(folder, "office.db"));
  closing.push(() => store.close());
  const clock = fakeClock(Date.parse("2026-11-24T03:12:00Z"));
  const file = openOffice(join(folder, "office.yaml"), store, quiet);
  const list = createBoardList(() => ["box-26734"], clock);
  const told: BoardAct[] = [];
  const out = { vacant: false };
  const technician = openTechnician({
    ...{ store, office: file, list, clock, chance: noChance, onBeat: () => () => undefined },
    vacant: () => out.vacant,
    publicUrl,
    tell: (_, act) => {
      told.push(act);
      return true;
    },
  });
  const server = fastify({ ajv: { customOptions: { removeAdditional: false } } });
  speakOfErrors(server, quiet);
  await server.register(technician.routes);
  const post = async (path: string, body: object, headers = { "idempotency-key": "key-0001" }) => {
    const { statusCode, payload } = await server.inject({
      ...{ method: "POST", url: `/v1/boards/box-26734${path}`, payload: body, headers },
    });
    const { id, problem } = JSON.parse(payload || "{}");
    return [statusCode, id ?? problem?.code] as const;
  };
  return {
    ...{ clock, file, list, out, post, technician, told },
    page: async () => (await server.inject("/v1/technician")).json<TechnicianView>(),
    view: async () => (await server.inject("/v1/technician")).json<TechnicianView>().boards[0],
  };
}

const testPrinter = { name: "test-device", device: "printer1" };

describe("a technician", () => {
  test("sees that a position waits for its next machine, not that it is broken", async () => {
    const { list, out, view } = await office();
    list.online("box-26734");
    list.gone("box-26734", "lost");
    out.vacant = true;
    expect(await view()).toMatchObject({ vacant: true });
  });

  test("sees every device of the document before its board was ever seen", async () => {
    const { view } = await office();
    const board = await view();
    expect(board).toMatchObject({ state: "never-seen", forMs: null, fw: null, configured: false });
    expect(board?.devices).toHaveLength(13);
    expect(board?.devices.every(({ health }) => health.state === "unknown")).toBe(true);
  });

  test.each([
    [undefined, false],
    ["http://127.0.0.1:8480", false],
    ["http://localhost", false],
    ["https://motcua.phuong.example", true],
  ])("is told whether a phone can open codes that lead to %s", async (publicUrl, reach) => {
    const { page } = await office(publicUrl);
    expect((await page()).phonesReach).toBe(reach);
  });

  test("sees since when, and nothing of devices whose board is lost", async () => {
    const { clock, file, list, view } = await office();
    list.online("box-26734", "0.1.0");
    const health = { state: "down", code: "paper-out" } as const;
    const printer = { name: "printer1", profile: "escpos-80mm", simulated: true, health };
    list.have("box-26734", { rev: file.rev, devices: [{ ...printer, forMs: 60_000 }] });
    await clock.advance(5_000);
    const online = await view();
    expect(online).toMatchObject({ state: "online", forMs: 5_000, fw: "0.1.0", configured: true });
    expect(online?.devices[0]).toMatchObject({ health, forMs: 65_000, place: { at: "kiosk" } });
    list.gone("box-26734", "lost");
    await clock.advance(3_000);
    const lost = await view();
    expect(lost).toMatchObject({ state: "lost", forMs: 3_000 });
    expect(lost?.devices[0]).toMatchObject({ health: { state: "unknown" }, forMs: null });
  });

  test("is refused in words where nothing can be done, and nothing is kept for later", async () => {
    const { list, post, told } = await office();
    expect(await post("/acts", testPrinter)).toEqual([409, "board-offline"]);
    list.online("box-26734");
    expect(await post("/acts", { ...testPrinter, device: "printer9" })).toEqual([
      404,
      "unknown-device",
    ]);
    expect(await post("/acts", { name: "open-door" })).toEqual([400, "bad-request"]);
    expect(await post("/acts", { name: "find-devices", device: "printer1" })).toEqual([
      400,
      "bad-request",
    ]);
    expect(told).toEqual([]);
  });

  test("confirms a test that there was, and only that device's", async () => {
    const { clock, list, post, view } = await office();
    list.online("box-26734");
    const [status, act] = await post("/acts", testPrinter);
    expect(status).toBe(202);
    const word = { act, passed: true };
    expect(await post("/devices/led1/tests", word)).toEqual([404, "unknown-act"]);
    expect(await post("/devices/printer1/tests", { act: "act:?", passed: true })).toEqual([
      404,
      "unknown-act",
    ]);
    expect(await post("/devices/printer1/tests", word)).toEqual([204, undefined]);
    expect((await view())?.devices[0]?.tested).toEqual({ passed: true, atMs: clock.wallMs() });
  });
});
