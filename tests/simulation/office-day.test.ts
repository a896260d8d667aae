import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { apply } from "../../fleet-server/queue/apply.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import { emptyHall } from "../../fleet-server/queue/hall.ts";
import { brokenPromises } from "./check-hall.ts";
import { simulateDay, simulateDays } from "./office-day.ts";
import { wardRules } from "./rules.ts";

const day = "2026-11-24";
const seeds = Array.from({ length: 5 }, (_, n) => n + 1);
const hash = (events: readonly HallEvent[]) =>
  createHash("sha256").update(JSON.stringify(events)).digest("hex");

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** First call − issue of everybody who was called, by class, ms. */
function waits(events: readonly HallEvent[]): Map<string, number[]> {
  const issued = new Map<string, Extract<HallEvent, { kind: "ticket-issued" }>>();
  const byClass = new Map<string, number[]>();
  for (const event of events) {
    if (event.kind === "ticket-issued") issued.set(event.ticket, event);
    if (event.kind !== "ticket-called") continue;
    const ticket = issued.get(event.ticket);
    if (ticket === undefined) continue;
    issued.delete(event.ticket);
    const list = byClass.get(ticket.class) ?? [];
    byClass.set(ticket.class, [...list, event.atMs - ticket.atMs]);
  }
  return byClass;
}

describe("a simulated office day", () => {
  test("repeats itself by its seed, to the byte", () => {
    const once = hash(simulateDay({ seed: 7, rules: wardRules, day }));
    expect(hash(simulateDay({ seed: 7, rules: wardRules, day }))).toBe(once);
    expect(hash(simulateDay({ seed: 8, rules: wardRules, day }))).not.toBe(once);
  });

  test.each(seeds)("keeps every promise at every event, seed %d", (seed) => {
    let hall = emptyHall;
    for (const event of simulateDay({ seed, rules: wardRules, day })) {
      const before = hall;
      hall = apply(hall, event);
      expect(before).not.toBe(hall);
      expect(brokenPromises(hall)).toEqual([]);
    }
    expect(hall.tickets.size).toBe(150);
    expect(hall.day).toMatchObject({ label: day, open: false });
  });

  test("priority citizens wait less than normal ones", () => {
    const all = seeds.map((seed) =>
      waits(simulateDay({ seed, rules: wardRules, day, citizens: 200 })),
    );
    const meanOf = (classId: string) => mean(all.flatMap((waited) => waited.get(classId) ?? []));
    expect(meanOf("priority")).toBeLessThan(meanOf("normal") * 0.7);
  });

  test("days follow each other in one journal", () => {
    const days = ["2026-11-24", "2026-11-25", "2026-11-26"];
    const events = simulateDays({ seed: 1, rules: wardRules, days, citizens: 40 });
    const opened = events.flatMap((event) => (event.kind === "day-opened" ? [event.day] : []));
    expect(opened).toEqual(days);
    const labels = events.flatMap((event) =>
      event.kind === "ticket-issued" ? [event.ticket] : [],
    );
    expect(new Set(labels).size).toBe(120);
  });

  test("meets everything that happens in an office", () => {
    const events = seeds.flatMap((seed) => simulateDay({ seed, rules: wardRules, day }));
    const kinds = new Set(events.map(({ kind }) => kind));
    const rare = ["call-undone", "ticket-no-show", "ticket-transferred", "print-failed"] as const;
    for (const kind of [...rare, "ticket-voided", "ticket-day-ended"] as const) {
      expect(kinds).toContain(kind);
    }
  });
});
