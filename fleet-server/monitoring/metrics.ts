import { findProfile } from "@motcua/device-profiles";
import type { Registry } from "prom-client";
import type { Answered } from "../queue/hall-runner.ts";
import type { HallView } from "../queue/view.ts";

/** What the metrics are read from, at each scrape. */
export type Watched = {
  readonly hall: () => HallView;
  readonly forwarding: () => { readonly waiting: number; readonly refused: number };
  /** Undefined while tickets can be issued. */
  readonly closedBecause: () => string | undefined;
  readonly onAnswered: (listener: (answered: Answered) => void) => void;
};

/** The metrics of one office's server. */
export type Metrics = {
  /** Prometheus' text form, version 0.0.4. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** A press must be answered within 5 s; half of that is an office in trouble. */
const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * The least, mean and deviation of no delay at all, which an event loop has that was not sampled
 * since the scrape before: not a number, or 2^63 − 1 ns.
 */
const unsampled = /^motcua_nodejs_eventloop_lag_\w+ (?:nan|9223372036[\d.]*)\n/gim;

/** Opens the metrics at the first scrape: most offices have no scraper, and need no library. */
export async function openMetrics(watched: Watched): Promise<Metrics> {
  const prometheus = await import("prom-client");
  const registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry, prefix: "motcua_" });
  gauges(prometheus, registry, watched);
  const registers = [registry];
  const seconds = new prometheus.Histogram({
    name: "motcua_act_seconds",
    help: "From an act's arrival to its answer, which is durable by then",
    buckets: secondsBuckets,
    registers,
  });
  const acts = new prometheus.Counter({
    name: "motcua_acts_total",
    help: "Acts answered since the first scrape",
    labelNames: ["act", "outcome"] as const,
    registers,
  });
  watched.onAnswered(({ act, outcome, tookMs }) => {
    acts.inc({ act, outcome });
    seconds.observe(tookMs / 1000);
  });
  const text = async () => (await registry.metrics()).replace(unsampled, "");
  return { contentType: registry.contentType, text };
}

type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

/** Each gauge: its name, what it is, its labels, and how it is read from the hall. */
function gauges(
  prometheus: typeof import("prom-client"),
  registry: Registry,
  watched: Watched,
): void {
  const gauge = (
    name: string,
    help: string,
    read: (hall: HallView) => readonly Sample[],
    labelNames: readonly string[] = [],
  ) => {
    const made = new prometheus.Gauge({
      name: `motcua_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      collect() {
        made.reset();
        for (const { labels, value } of read(watched.hall())) made.set(labels, value);
      },
    });
  };
  const one = (value: number): Sample[] => [{ labels: {}, value }];

  gauge("ready", "1 while tickets can be issued", () =>
    one(watched.closedBecause() === undefined ? 1 : 0),
  );
  gauge("day_open", "1 while the business day is open", ({ day }) => one(day?.open ? 1 : 0));
  gauge("storage_ok", "1 while the disk takes what is decided", ({ storage }) =>
    one(storage === "ok" ? 1 : 0),
  );
  gauge(
    "waiting",
    "Tickets that wait now",
    ({ services }) =>
      services.map(({ letter, waiting }) => ({ labels: { service: letter }, value: waiting })),
    ["service"],
  );
  gauge(
    "longest_wait_seconds",
    "Wait of the ticket that waits longest",
    ({ services }) =>
      services.map(({ letter, longestMs }) => ({
        labels: { service: letter },
        value: longestMs / 1000,
      })),
    ["service"],
  );
  gauge("counters_open", "Counters with a person", ({ counters }) =>
    one(counters.filter(({ person }) => person !== null).length),
  );
  gauge("slips_to_look_at", "Slips that are printing, held, unproved or on a screen only", (hall) =>
    one(hall.slips.length),
  );
  gauge("boards", "Boards by state", ({ boards }) => boardsByState(boards), ["state"]);
  gauge("devices", "Devices by kind and health", ({ boards }) => devicesByHealth(boards), [
    "kind",
    "health",
  ]);
  gauge(
    "forwarding",
    "Day summaries that were not handed on yet, or were refused",
    () =>
      Object.entries(watched.forwarding()).map(([state, value]) => ({ labels: { state }, value })),
    ["state"],
  );
}

function boardsByState(boards: HallView["boards"]): Sample[] {
  return (["online", "offline", "lost", "never-seen"] as const).map((state) => ({
    labels: { state },
    value: boards.filter((board) => board.state === state).length,
  }));
}

/** Seven kinds of device and those that are not known, in four states: at most 32 lines. */
function devicesByHealth(boards: HallView["boards"]): Sample[] {
  const counts = new Map<string, number>();
  for (const { profile, health } of boards.flatMap(({ devices }) => devices)) {
    const key = `${findProfile(profile)?.kind ?? "unknown"} ${health.state}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, value]) => {
    const [kind = "", health = ""] = key.split(" ");
    return { labels: { kind, health }, value };
  });
}
