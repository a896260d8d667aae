import { createReadStream, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { KioskState } from "../../edge/local/local-desk.ts";
import type { OfficeNews } from "../../fleet-server/hall/office-news.ts";
import type { TicketView } from "../../fleet-server/queue/view.ts";
import { MockBench } from "./mock-bench.ts";
import { mockFigures } from "./mock-figures.ts";
import { mockForwarding } from "./mock-forwarding.ts";
import { MockHall } from "./mock-hall.ts";
import { mockAlarms, mockMeasure, mockMeasures } from "./mock-measures.ts";
import { classes, officeName, services } from "./mock-office.ts";
import { mockPositions, mockWaiting } from "./mock-positions.ts";
import { MockRating } from "./mock-rating.ts";
import { mockAct, mockTechnician } from "./mock-technician.ts";

/** Both processes' pages and a mock of both processes' API behind one address on loopback. */
export type MockOffice = {
  readonly url: string;
  readonly hall: MockHall;
  readonly bench: MockBench;
  readonly rating: MockRating;
  kiosk: KioskState["mode"];
  closed: KioskState["closed"];
  missingSlips: KioskState["missingSlips"];
  news: OfficeNews;
  /** Folders of built pages. */
  readonly folders: readonly string[];
  /** Cuts every open connection, as a network that fails does. */
  hangUp(): void;
  stop(): Promise<void>;
};

const publishEveryMs = 100;
const root = join(import.meta.dirname, "..", "..");
const built = [join(root, "edge/dist/web"), join(root, "fleet-server/dist/web")];
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Serves the built pages; a hall with some people in it already. */
export async function startMockOffice(folders = built): Promise<MockOffice> {
  const hall = new MockHall();
  const bench = new MockBench(hall);
  const office: MockOffice = {
    url: "",
    hall,
    bench,
    rating: new MockRating(),
    kiosk: "ready",
    closed: null,
    missingSlips: [],
    news: { faults: [], nextCode: null },
    folders,
    hangUp: () => server.closeAllConnections(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    void route(office, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(office, { url: `http://127.0.0.1:${port}` });
}

async function route(office: MockOffice, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  if (request.method === "POST") {
    const body = JSON.parse(await text(request)) as Record<string, string>;
    return json(response, await post(office, pathname, body));
  }
  if (pathname === "/local/events") return stream(response, () => localEvents(office));
  if (pathname === "/v1/alarms") return json(response, mockAlarms);
  if (pathname === "/v1/events") return stream(response, () => officeEvents(office));
  if (pathname.startsWith("/v1/phone/")) {
    const phone = () => phoneOf(office, pathname.replace("/events", "").slice(-4));
    if (pathname.endsWith("/events") && phone() !== undefined)
      return stream(response, () => [["ticket", phone()]]);
    return json(response, phone() ?? { problem: { code: "unknown-ticket" } });
  }
  const act = /^\/v1\/boards\/[^/]+\/acts\/(.+)\/events$/.exec(pathname)?.[1];
  if (act !== undefined) return stream(response, () => [["act", mockAct(act)]]);
  const png = /^\/bench\/slips\/printer1\/(\d+)\.png$/.exec(pathname);
  if (png !== null) return response.end(office.bench.png(Number(png[1])));
  const [from, to] = [searchParams.get("from"), searchParams.get("to")];
  if (pathname === "/v1/figures" && from !== null && to !== null) {
    return json(response, mockFigures({ from, to }));
  }
  const document = documentAt(office, pathname);
  return document === undefined ? page(office, response, pathname) : json(response, document);
}

function documentAt(office: MockOffice, pathname: string): unknown {
  const { hall, url } = office;
  switch (pathname) {
    case "/local/kiosk":
      return {
        office: { name: officeName },
        board: "box-26734",
        services,
        classes,
        hasPrinter: true,
        serverUrl: url,
        simulated: true,
        ratingPages: [3],
      };
    case "/local/rating/3":
      return office.rating.info;
    case "/v1/hall":
      return hallOf(office);
    case "/v1/tickets":
      return { day: hall.day?.label ?? null, tickets: hall.tickets };
    case "/v1/positions":
      return mockPositions;
    case "/v1/provision/waiting":
      return mockWaiting;
    case "/v1/forwarding":
      return mockForwarding;
    case "/v1/technician":
      return mockTechnician;
    case "/v1/measures":
      return mockMeasures;
    default:
      return pathname.startsWith("/v1/measures/") ? mockMeasure(pathname) : undefined;
  }
}

async function post(office: MockOffice, path: string, body: Record<string, string>) {
  const { bench, hall } = office;
  const issue = { service: body["service"] ?? "A", class: body["class"] ?? "normal" };
  if (path === "/local/issue" || path === "/v1/tickets") {
    const printer = bench.state().devices[0]?.health.state === "ok";
    const paper = printer && String(body["paper"] ?? true) === "true";
    const slip = hall.issue({ ...issue, paper });
    if (paper) await bench.print(slip);
    return { ok: { name: "issued", ...slip, paper } };
  }
  if (path === "/local/rating") {
    const { visit = "", reason } = body;
    const score = Number(body["score"]);
    return office.rating.touch({ counter: 3, visit, score, ...(reason && { reason }) });
  }
  if (path.endsWith("/acts") && path.startsWith("/v1/boards/")) {
    return { ok: { id: `${body["name"]}.${body["device"] ?? ""}` } };
  }
  if (path === "/bench/press") await bench.press(body["device"] ?? "", body["key"] ?? "");
  if (path === "/bench/fault") {
    const faults = bench.faults.get(body["device"] ?? "");
    if (faults !== undefined) faults[body["fault"] ?? ""] = String(body["on"]) === "true";
  }
  const counter = /^\/v1\/counters\/(\d+)\/acts$/.exec(path);
  if (counter !== null) {
    const refused = bench.act(Number(counter[1]), { name: "", ...body });
    if (refused !== undefined) return { problem: { code: refused } };
  }
  if (path.startsWith("/v1/day/")) {
    hall.day = { label: "2026-11-24", open: path.endsWith("open") };
    hall.change();
  }
  return { ok: { name: "done" } };
}

function hallOf({ bench, hall, url }: MockOffice) {
  const devices = bench
    .state()
    .devices.map(({ health, name }) => ({ health, name, profile: name }));
  const board = { name: "box-26734", state: "online", vacant: false, pages: url, simulated: true };
  const emptied = { name: "c3-26734", state: "lost", vacant: true, pages: null, simulated: false };
  return {
    ...hall.view(),
    slipPrinter: bench.state().devices.find(({ kind }) => kind === "printer")?.health ?? null,
    boards: [
      { ...board, devices },
      { ...emptied, devices },
    ],
  };
}

function officeEvents(office: MockOffice): [string, unknown][] {
  return [
    ["hall", hallOf(office)],
    ["alarms", mockAlarms],
    ["office", office.news],
  ];
}

const atPosition = { waitingNumber: null, isPutOut: false };

function localEvents({
  bench,
  closed,
  kiosk,
  missingSlips,
  rating,
}: MockOffice): [string, unknown][] {
  const state = bench.state();
  const printer = state.devices.find(({ kind }) => kind === "printer")?.health ?? null;
  return [
    ["kiosk", { mode: kiosk, closed, printer, keyTicket: null, missingSlips, ...atPosition }],
    ["ratings", [rating.state]],
    ["bench", state],
  ];
}

function phoneOf({ hall }: MockOffice, label: string) {
  const found = hall.tickets.find((ticket) => ticket.label === label);
  if (found === undefined) return undefined;
  const name = services.find(({ letter }) => letter === found.service)?.name;
  const before = (other: TicketView) =>
    other.service === found.service && other.state === "waiting" && other.label < label;
  const ahead = hall.tickets.filter(before).length;
  const wait = ahead === 0 ? { from: 0, to: 5 } : { from: 10 * ahead, to: 10 * ahead + 5 };
  const { counter, state } = found;
  return { office: officeName, label, service: name, state, ahead, wait, counter };
}

/** Sends each event anew whenever it has changed. */
function stream(response: ServerResponse, events: () => [string, unknown][]): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const last = new Map<string, string>();
  const publish = () => {
    for (const [event, data] of events()) {
      const frame = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      if (last.get(event) !== frame) response.write(frame);
      last.set(event, frame);
    }
  };
  publish();
  const timer = setInterval(publish, publishEveryMs);
  response.on("close", () => clearInterval(timer));
}

function page({ folders }: MockOffice, response: ServerResponse, pathname: string): void {
  const [, first = ""] = pathname.split("/");
  const names: Readonly<Record<string, string>> = { t: "phone" };
  const file = extname(pathname) === "" ? `${names[first] ?? first}.html` : pathname;
  const found = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[extname(found)] ?? "application/octet-stream" });
  createReadStream(found).pipe(response);
}

function json(response: ServerResponse, document: unknown): void {
  const refused = typeof document === "object" && document !== null && "problem" in document;
  response.writeHead(refused ? 409 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(document));
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
