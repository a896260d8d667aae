import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { askAs } from "../tests/harness/ask-as.ts";
import { officeHttp } from "../tests/harness/office-http.ts";
import { type Server, startServer } from "./server.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const dataDir = mkdtempSync(join(tmpdir(), "motcua-server-"));
let server: Server;

/** A server of its own folder, on ports that the system chooses. */
const start = (folder: string, { httpPort = 0, publicUrl = "" } = {}) =>
  startServer(
    {
      dataDir: folder,
      officeFile: undefined,
      httpPort,
      mqttPort: 0,
      brokerUrl: undefined,
      mosquittoDir: undefined,
      mosquittoPidFile: undefined,
      board: undefined,
      publicUrl: publicUrl === "" ? undefined : publicUrl,
      demoHistory: false,
      influxUrl: undefined,
      logLevel: "silent",
    },
    {
      clock: realClock(),
      chance: realChance(),
      logger: quiet,
      crash: () => {},
      fetch,
      onFatal: (error) => {
        throw error;
      },
    },
  );

beforeAll(async () => {
  server = await start(dataDir);
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

type Api = {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { summary?: string; description?: string }>>;
};
type Body = {
  readonly ok: { readonly label: string; readonly link: string };
  readonly problem: { readonly code: string; readonly field?: string; readonly detail?: string };
};

const http = officeHttp(() => server.url);
const get = <B>(path: string) => http.get<B>(path);
const post = (path: string, body: object | undefined, key: string) =>
  http.post<Body>(path, body, key);

const ticket = (service = "A") => ({ service, class: "normal", paper: false });

describe("a number at reception", () => {
  test("the same key is the same ticket, however often it is sent", async () => {
    const [first, second] = await Promise.all([
      post("/v1/tickets", ticket(), "reception-1"),
      post("/v1/tickets", ticket(), "reception-1"),
    ]);
    const later = await post("/v1/tickets", ticket(), "reception-1");
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(later.body).toEqual(first.body);
  });

  test("a key that was used for another wish is refused, with the remedy", async () => {
    await post("/v1/tickets", ticket("A"), "reception-2");
    const other = await post("/v1/tickets", ticket("B"), "reception-2");
    expect(other.status).toBe(422);
    expect(other.body.problem).toMatchObject({
      code: "key-reused",
      remedy: { vi: "Dùng khóa mới." },
    });
  });

  test("without a proper key nothing is given, and the answer names the header", async () => {
    const refused = await post("/v1/tickets", ticket(), " ");
    expect(refused.status).toBe(400);
    expect(refused.body.problem.field).toBe("headers/idempotency-key");
  });

  test.each([
    [{ ...ticket(), name: "x" }, "body"],
    [{ ...ticket(), paper: "yes" }, "body/paper"],
    [{ ...ticket(), service: "Đ" }, "body/service"],
  ])("a wrong body %j is refused by its field", async (body, field) => {
    const refused = await post("/v1/tickets", body, "reception-3");
    expect(refused.status).toBe(400);
    expect(refused.body.problem.field).toBe(field);
  });

  test("paper is refused while the printer's board is away: no slip comes when nobody waits", async () => {
    const refused = await post("/v1/tickets", { ...ticket(), paper: true }, "reception-8");
    expect(refused.status).toBe(409);
    expect(refused.body.problem.code).toBe("board-away");
  });

  test("a service that the office does not have is not found", async () => {
    const refused = await post("/v1/tickets", ticket("Y"), "reception-4");
    expect(refused.status).toBe(404);
    expect(refused.body.problem.code).toBe("unknown-service");
  });

  test("a body of 20 kB is refused before it is read", async () => {
    const body = { ...ticket(), class: "x".repeat(20_000) };
    expect((await post("/v1/tickets", body, "reception-5")).status).toBe(413);
  });

  test("the day's list holds void tickets too", async () => {
    const given = await post("/v1/tickets", ticket("D"), "reception-6");
    const { label } = given.body.ok;
    await post(`/v1/tickets/${label}/void`, undefined, "reception-7");
    const { body } = await get<{ tickets: object[] }>("/v1/tickets");
    expect(body.tickets).toContainEqual(expect.objectContaining({ label, state: "void" }));
  });
});

test("a ticket's page knows that ticket and nobody else's", async () => {
  const given = await post("/v1/tickets", ticket("C"), "phone-page-1");
  const token = new URL(given.body.ok.link).pathname.split("/").at(-1);
  const { body: own } = await get<object>(`/v1/phone/${token}`);
  expect(own).toMatchObject({ label: given.body.ok.label, state: "waiting" });
  expect(Object.keys(own).sort()).toEqual(
    ["ahead", "counter", "label", "office", "service", "state", "wait"].sort(),
  );
  expect((await fetch(`${server.url}/v1/phone/${"A".repeat(22)}`)).status).toBe(404);
});

test("pages of other origins may not read the hall", async () => {
  const reply = await fetch(`${server.url}/v1/hall`, { headers: { origin: "http://127.0.0.1:1" } });
  expect(reply.headers.get("access-control-allow-origin")).toBeNull();
});

test("a name of another site that leads to this machine opens nothing of it", async () => {
  for (const path of ["/", "/v1/tickets", "/v1/positions", "/health", "/nowhere"]) {
    const got = await askAs(`${server.url}${path}`, { host: "evil.example:8480" });
    expect([path, got.status]).toEqual([path, 421]);
    expect(got.text).toContain("PUBLIC_URL");
    expect(got.text).not.toContain("token");
  }
  const rebound = { host: "evil.example:8480", origin: "http://evil.example:8480" };
  const body = ticket();
  const taken = await askAs(`${server.url}/v1/tickets`, { ...rebound, method: "POST", body });
  expect(taken.status).toBe(421);
});

test("a page of another site draws no number, calls nobody and swaps no board", async () => {
  const origin = "http://evil.example";
  for (const path of ["/v1/tickets", "/v1/counters/1/acts", "/v1/positions/box-26734/swap"]) {
    const got = await askAs(`${server.url}${path}`, { method: "POST", origin, body: {} });
    expect(got.status).toBe(403);
    expect(JSON.parse(got.text)).toMatchObject({ problem: { code: "foreign-page" } });
  }
});

test("behind a reverse proxy the address in PUBLIC_URL is the server's own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "motcua-public-"));
  const behind = await start(folder, { publicUrl: "https://motcua.example" });
  onTestFinished(async () => {
    await behind.stop();
    rmSync(folder, { recursive: true });
  });
  expect((await askAs(`${behind.url}/v1/hall`, { host: "motcua.example" })).status).toBe(200);
  const origin = "https://motcua.example";
  const url = `${behind.url}/v1/positions/box-26734/swap`;
  expect((await askAs(url, { method: "POST", origin })).status).toBe(200);
  const other = await askAs(url, { method: "POST", origin: "https://evil.example" });
  expect(other.status).toBe(403);
});

test("a page that missed nothing is not sent the hall again", async () => {
  const watch = async (last?: string) => {
    const stop = new AbortController();
    const headers = last === undefined ? {} : { "last-event-id": last };
    const reply = await fetch(`${server.url}/v1/events`, { headers, signal: stop.signal });
    const first = await reply.body?.getReader().read();
    stop.abort();
    return new TextDecoder().decode(first?.value);
  };
  const whole = await watch();
  const id = /^id: (.*)$/m.exec(whole)?.[1] ?? "";
  expect(whole).toContain("event: hall");
  expect(whole).toContain("event: alarms");
  expect(await watch(id)).toBe(`id: ${id}\n\n`);
  const some = await watch(id.replace(/hall=\S+/, "hall=0.0"));
  expect(some).toContain("event: hall");
  expect(some).not.toContain("event: alarms");
});

test("pages are told over their line that the latest edit of office.yaml is refused", async () => {
  const file = join(dataDir, "office.yaml");
  const good = readFileSync(file, "utf8");
  onTestFinished(() => {
    writeFileSync(file, good);
    server.reload();
  });
  writeFileSync(file, good.replace("letter: A", "letter: Đ"));
  server.reload();
  const stop = new AbortController();
  const reply = await fetch(`${server.url}/v1/events`, { signal: stop.signal });
  const first = await reply.body?.getReader().read();
  stop.abort();
  const told = /event: office\ndata: (.*)\n/.exec(new TextDecoder().decode(first?.value))?.[1];
  const { body } = await get<{ faults: object[] }>("/v1/office-news");
  expect(JSON.parse(told ?? "")).toEqual(body);
  expect(body.faults).toMatchObject([{ field: "services/0/letter" }]);
  expect((await get<{ services: object[] }>("/v1/hall")).body.services).toContainEqual(
    expect.objectContaining({ letter: "A" }),
  );
});

test("the API describes itself as OpenAPI 3.1, every route with its purpose", async () => {
  const { body: api } = await get<Api>("/openapi.json");
  expect(api.openapi).toBe("3.1.0");
  const routes = Object.entries<Record<string, { summary?: string; description?: string }>>(
    api.paths,
  );
  const silent = routes.flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, route]) => route.summary === undefined && route.description === undefined)
      .map(([method]) => `${method} ${path}`),
  );
  expect(silent).toEqual([]);
  expect(Object.keys(api.paths)).toContain("/v1/counters/{number}/acts");
});

test("where there is no page a person gets a way home, and a program gets JSON", async () => {
  const ask = async (path: string, accept: string) => {
    const reply = await fetch(server.url + path, { headers: { accept } });
    return {
      status: reply.status,
      type: reply.headers.get("content-type"),
      text: await reply.text(),
    };
  };
  const html = "text/html,application/xhtml+xml,*/*;q=0.8";
  const page = await ask("/nope", html);
  expect(page).toMatchObject({ status: 404, type: "text/html; charset=utf-8" });
  expect(page.text).toContain('<a href="/home">Về trang chủ</a>');
  for (const got of [await ask("/nope", "*/*"), await ask("/v1/nope", html)]) {
    expect(got.status).toBe(404);
    expect(JSON.parse(got.text)).toMatchObject({ problem: { code: "bad-request" } });
  }
});

test("health is 200 only while tickets can be issued", async () => {
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  await post("/v1/day/close", undefined, "close-day-1");
  const closed = await fetch(`${server.url}/health`);
  expect(closed.status).toBe(503);
  expect(await closed.json()).toEqual({ ok: false, because: "the business day is not open" });
  await post("/v1/day/open", undefined, "open-day-1");
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

test("a start that fails closes all that it had opened", async () => {
  const folder = mkdtempSync(join(tmpdir(), "motcua-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await expect(start(folder, { httpPort: Number(new URL(server.url).port) })).rejects.toThrow(
    "EADDRINUSE",
  );
  // The folder's store is locked by whoever has it open.
  const again = await start(folder);
  await again.stop();
});
