import { satisfactionGoal } from "../../fleet-server/satisfaction/figures-schema.ts";
import type { RangeFigures, RangeTally } from "../../fleet-server/satisfaction/range-schema.ts";
import { wilson95 } from "../../fleet-server/satisfaction/statistics.ts";
import { classes, services, staff } from "./mock-office.ts";

const minuteMs = 60_000;

function satisfied(numerator: number, denominator: number, served: number) {
  return {
    share: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    responseRate: served === 0 ? null : denominator / served,
    interval: denominator === 0 ? null : wilson95(numerator, denominator),
    enough: denominator >= 30,
  };
}

/** A row: tickets, and the share of them that rated, and were pleased. */
function tally(tickets: number, rated: number, pleased: number, waitMinutes: number): RangeTally {
  const served = Math.round(tickets * 0.93);
  const ratings = Math.round(served * rated);
  const called = Math.round(tickets * 0.97);
  const withinTarget = Math.round(called * 0.91);
  const spread = (n: number, p50: number) => ({
    n,
    meanMs: Math.round(p50 * 1.2) * minuteMs,
    p50Ms: p50 * minuteMs,
    p90Ms: Math.round(p50 * 2.6) * minuteMs,
  });
  return {
    tickets,
    served,
    noShows: called - served,
    wait: {
      ...spread(called, waitMinutes),
      withinTarget: { n: withinTarget, of: called, share: withinTarget / called },
    },
    serviceTime: spread(served, 8),
    satisfied: satisfied(Math.round(ratings * pleased), ratings, served),
  };
}

const weeks = Array.from({ length: 13 }, (_, index) => {
  const from = new Date(Date.UTC(2026, 7, 31 + 7 * index)).toISOString().slice(0, 10);
  const {
    satisfied: rated,
    served,
    noShows,
    tickets,
  } = tally(
    index === 4 ? 60 : 580 + ((index * 37) % 90),
    0.3 + index * 0.006,
    0.9 + ((index * 7) % 6) / 100,
    9,
  );
  return {
    week: `2026-W${36 + index}`,
    from,
    tickets,
    served,
    noShows,
    waitP50Ms: (14 - index * 0.5) * minuteMs,
    waitP90Ms: (36 - index) * minuteMs,
    satisfied: rated,
    demo: index < 12,
  };
});

const hours = [7, 8, 9, 10, 11, 13, 14, 15, 16];
const heat = [1, 2, 3, 4, 5].flatMap((weekday) =>
  hours.map((hour, at) => ({
    weekday,
    hour,
    tickets: Math.round([22, 48, 61, 37, 9, 26, 35, 28, 12][at] ?? 0) + ((weekday * 5) % 7),
    waitP50Ms: (4 + ((at * 5 + weekday * 3) % 19)) * minuteMs,
  })),
);

const reasonCounts = [
  ["waited-long", "Chờ lâu", "Long wait", 41],
  ["complex", "Thủ tục phức tạp", "Complicated procedure", 23],
  ["many-trips", "Phải đi lại nhiều lần", "Several trips needed", 17],
  ["unclear", "Hướng dẫn chưa rõ", "Unclear guidance", 12],
  ["attitude", "Thái độ phục vụ", "Attitude of staff", 6],
  ["other", "Lý do khác", "Another reason", 4],
] as const;

const nothing: Pick<RangeFigures, "services" | "counters" | "classes" | "heat" | "reasons"> = {
  services: [],
  counters: [],
  classes: [],
  heat: [],
  reasons: [],
};

/** Figures of a range to look at; the parts agree with each other only roughly. */
export function mockFigures(days: { readonly from: string; readonly to: string }): RangeFigures {
  const known: Omit<RangeFigures, keyof typeof nothing | "overall" | "demo" | "demoShare"> = {
    ...days,
    days: [],
    goal: { satisfied: satisfactionGoal, response: 0.4 },
    trend: weeks,
    completeUpToMs: 1_795_512_120_000,
  };
  if (days.to < "2026-08-31") {
    return { ...known, ...nothing, overall: tally(0, 0, 0, 0), demo: false, demoShare: 0 };
  }
  return {
    ...known,
    overall: tally(2_418, 0.367, 0.938, 9),
    services: services.map(({ letter, name }, at) => ({
      service: letter,
      name,
      ...tally(
        [1_040, 492, 610, 276][at] ?? 0,
        0.36,
        [0.95, 0.88, 0.97, 0.93][at] ?? 0,
        6 + at * 4,
      ),
    })),
    counters: [1, 2, 3].map((counter) => ({
      counter,
      ...tally([820, 492, 1_106][counter - 1] ?? 0, [0.45, 0.21, 0.38][counter - 1] ?? 0, 0.94, 9),
      ratingsAboveMean: [63.4, -72.1, 8.7][counter - 1] ?? 0,
    })),
    staff: staff.map(({ id, name }, at) => ({
      person: id,
      name,
      ...tally([820, 58, 1_106][at] ?? 0, 0.3, 0.94, 9),
    })),
    classes: classes.map(({ id, name }, at) => ({
      class: id,
      name,
      ...tally([1_890, 301, 44, 132, 51][at] ?? 0, 0.37, 0.94, at === 0 ? 10 : 4),
    })),
    heat,
    reasons: reasonCounts.map(([reason, vi, en, count]) => ({ reason, name: { vi, en }, count })),
    demo: true,
    demoShare: 0.968,
  };
}
