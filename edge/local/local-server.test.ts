import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askAs } from "../../tests/harness/ask-as.ts";
import { fakeClock } from "../../tests/harness/clocks.ts";
import type { Bench, LocalDesk, Tap } from "./local-desk.ts";
import { type LocalServer, startLocalServer } from "./local-server.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const bench: Bench = {
  state: () => ({
    devices: [],
    process: { edge: { link: true, beatAgeMs: 0, epoch: 1, version: 2, unsent: 0 } },
  }),
  press: (device, key) => device === "kiosk1" && key === "A",
  fault: (device, fault) => device === "printer1" && fault === "paper-out",
  slip: (_, n) => (n === 1 ? Uint8Array.of(0x89, 0x50) : undefined),
  voice: () => undefined,
};

let pages: string;
let server: LocalServer | undefined;
beforeEach(() => {
  pages = mkdtempSync(join(tmpdir(), "motcua-pages-"));
  for (const page of ["kiosk", "bench"]) writeFileSync(join(pages, `${page}.html`), page);
});
afterEach(async () => {
  await server?.stop();
  rmSync(pages, { recursive: true });
});

async function open(simulated: boolean) {
  const taps: Tap[] = [];
  const clock = fakeClock();
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
    tap: async (tap) => {
      taps.push(tap);
      return { problem: { code: "day-not-open" } };
    },
    ratings: () => undefined,
    bench: () => (simulated ? bench : undefined),
  };
  server = await startLocalServer({ port: 0, pages, desk, clock, logger: quiet });
  const { url } = server;
  const post = async (path: string, body: object) => {
    const reply = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: reply.status, text: await reply.text() };
  };
  return { url, taps, post };
}

test("the first page of a simulated hall is the bench, of a real one the touch page", async () => {
  const { url } = await open(true);
  expect(await (await fetch(url)).text()).toBe("bench");
  await server?.stop();
  const real = await open(false);
  expect(await (await fetch(real.url)).text()).toBe("kiosk");
});

test("another site's name opens nothing, and its page takes no number", async () => {
  const { url, taps } = await open(true);
  const body = { service: "A", class: "normal" };
  const rebound = { host: "evil.example:8481", origin: "http://evil.example:8481" };
  expect((await askAs(`${url}/kiosk`, { host: rebound.host })).status).toBe(421);
  expect((await askAs(`${url}/local/events`, { host: rebound.host })).status).toBe(421);
  const to = `${url}/local/issue`;
  expect((await askAs(to, { ...rebound, method: "POST", body })).status).toBe(421);
  const foreign = await askAs(to, { origin: "http://evil.example", method: "POST", body });
  expect(foreign.status).toBe(403);
  expect(taps).toEqual([]);
  expect((await askAs(to, { origin: url, method: "POST", body })).status).toBe(200);
  expect(taps).toHaveLength(1);
});

test("without a simulated device there is no bench, and no key of it", async () => {
  const { url, post } = await open(false);
  expect((await fetch(`${url}/bench`)).status).toBe(404);
  expect((await post("/bench/press", { device: "kiosk1", key: "A" })).status).toBe(404);
});

test.each([
  ["/bench/press", { device: "kiosk1", key: "A" }, 204],
  ["/bench/press", { device: "kiosk1", key: "Z" }, 404],
  ["/bench/press", { device: "kiosk1" }, 400],
  ["/bench/press", { device: "kiosk1", key: "A", more: 1 }, 400],
  ["/bench/fault", { device: "printer1", fault: "paper-out", on: true }, 204],
  ["/bench/fault", { device: "printer1", fault: "fire", on: true }, 404],
  ["/bench/fault", { device: "printer1", fault: "paper-out", on: "yes" }, 400],
])("%s with %j answers %i", async (path, body, status) => {
  const { post } = await open(true);
  expect((await post(path, body)).status).toBe(status);
});

test("a slip that came out can be looked at, one that did not cannot", async () => {
  const { url } = await open(true);
  const slip = await fetch(`${url}/bench/slips/printer1/1.png`);
  expect(slip.headers.get("content-type")).toBe("image/png");
  expect((await fetch(`${url}/bench/slips/printer1/2.png`)).status).toBe(404);
});

test("a touch is a tap, and a wrong one is refused by its field", async () => {
  const { post, taps } = await open(false);
  await post("/local/issue", { service: "A", class: "normal" });
  expect(taps).toEqual([{ service: "A", class: "normal", device: "touch" }]);
  const refused = await post("/local/issue", { service: "Đ", class: "normal" });
  expect(refused.status).toBe(400);
  expect(JSON.parse(refused.text).problem.field).toBe("service");
});

test("a page that joins is told the present state at once", async () => {
  const { url } = await open(true);
  const stop = new AbortController();
  const reply = await fetch(`${url}/local/events`, { signal: stop.signal });
  const first = await reply.body?.getReader().read();
  stop.abort();
  const text = new TextDecoder().decode(first?.value);
  expect(text).toContain(
    'event: kiosk\ndata: {"mode":"ready","closed":null,"printer":null,"keyTicket":null',
  );
});
