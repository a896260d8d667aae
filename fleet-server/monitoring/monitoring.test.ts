import { readFileSync } from "node:fs";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import type { Answered } from "../queue/hall-runner.ts";
import type { HallView, TicketView } from "../queue/view.ts";
import { monitoringRoutes } from "./routes.ts";

const words = { vi: "Hộ tịch", en: "Civil status" };
const device = (name: string, profile: string, state: "ok" | "down") => ({
  name,
  profile,
  health: { state },
});
const ticket: TicketView = {
  ...{ ticket: "2026-11-24/A017", label: "A017", service: "A", class: "normal" },
  ...{ state: "waiting", slip: "held", issuedAt: 0, waitedMs: 90_000 },
  ...{ counter: null, fault: "paper-out" },
};
const person = { id: "ho-tich", name: "Nguyễn Thị Mai" };
const counter: HallView["counters"][number] = {
  ...{ number: 1, services: ["A"], person, current: null, rating: null },
  next: {
    label: "A017",
    because: { policy: "target-ratio", class: "normal", waitedMs: 90_000, targetMs: 900_000 },
  },
};
const hall: HallView = {
  ...{ epoch: 1, version: 1, at: 0, office: words, day: { label: "2026-11-24", open: true } },
  ...{ storage: "ok", classes: [], staff: [person], counters: [counter], waiting: [ticket] },
  waitingCount: 4,
  services: [{ letter: "A", name: words, waiting: 4, longestMs: 90_000 }],
  slips: [ticket],
  slipPrinter: null,
  boards: [
    {
      ...{ name: "box-26734", state: "online", pages: null, simulated: true, vacant: false },
      devices: [
        device("led1", "led-rs485-ascii", "ok"),
        device("led2", "led-rs485-ascii", "down"),
        device("odd1", "nobody-knows-it", "ok"),
      ],
    },
  ],
};

function office(closed?: string) {
  const listeners: ((answered: Answered) => void)[] = [];
  const server = fastify();
  server.register(
    monitoringRoutes({
      hall: () => hall,
      forwarding: () => ({ waiting: 2, refused: 1 }),
      closedBecause: () => closed,
      onAnswered: (listener) => listeners.push(listener),
    }),
  );
  const text = async () => (await server.inject("/metrics")).body.split("\n");
  const answer = (answered: Answered) => {
    for (const listener of listeners) listener(answered);
  };
  return { server, text, answer };
}

test("a scraper reads the hall as it is now", async () => {
  const lines = await office().text();
  for (const line of [
    "motcua_ready 1",
    "motcua_day_open 1",
    'motcua_waiting{service="A"} 4',
    'motcua_longest_wait_seconds{service="A"} 90',
    'motcua_boards{state="online"} 1',
    'motcua_boards{state="lost"} 0',
    'motcua_devices{kind="counter-display",health="down"} 1',
    'motcua_devices{kind="unknown",health="ok"} 1',
    'motcua_forwarding{state="refused"} 1',
  ]) {
    expect(lines).toContain(line);
  }
});

test("every number of the first scrape is one that can be", async () => {
  const lines = await office().text();
  const numbers = lines.filter((line) => line !== "" && !line.startsWith("#"));
  expect(numbers.filter((line) => !/ -?[\d.]+(e[+-]?\d+)?$/.test(line))).toEqual([]);
  const lags = numbers.filter((line) => line.startsWith("motcua_nodejs_eventloop_lag"));
  expect(lags.length).toBeGreaterThan(0);
  for (const line of lags) expect(Number(line.split(" ")[1]), line).toBeLessThan(60);
});

test("acts are counted from the first scrape on, by their kind and how they ended", async () => {
  const { text, answer } = office();
  answer({ act: "issue", outcome: "ok", tookMs: 3 });
  await text();
  answer({ act: "issue", outcome: "ok", tookMs: 3 });
  answer({ act: "call-next", outcome: "refused", tookMs: 60 });
  const lines = await text();
  expect(lines).toContain('motcua_acts_total{act="issue",outcome="ok"} 1');
  expect(lines).toContain('motcua_acts_total{act="call-next",outcome="refused"} 1');
  expect(lines).toContain('motcua_act_seconds_bucket{le="0.005"} 1');
  expect(lines).toContain("motcua_act_seconds_count 2");
});

test("no device, ticket or person is in a label", async () => {
  const text = (await office().text()).join("\n");
  expect(text).toContain("motcua_slips_to_look_at 1");
  expect(text).not.toMatch(/led1|box-26734|A017|2026-11-24|ho-tich|Nguyễn/);
});

test("a closed office is alive, and not ready", async () => {
  const { server } = office("the business day is not open");
  expect((await server.inject("/health/live")).statusCode).toBe(200);
  const ready = await server.inject("/health/ready");
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ ok: false, because: "the business day is not open" });
});

test("the dashboard asks only for metrics that are there", async () => {
  const file = new URL("../../docs/monitoring/grafana-dashboard.json", import.meta.url);
  const asked = readFileSync(file, "utf8").match(/motcua_[a-z0-9_]+/g) ?? [];
  const { text, answer } = office();
  await text();
  answer({ act: "issue", outcome: "ok", tookMs: 3 });
  const lines = await text();
  expect(new Set(asked).size).toBeGreaterThan(10);
  for (const name of new Set(asked)) {
    expect(
      lines.some((line) => line.startsWith(name)),
      name,
    ).toBe(true);
  }
});
