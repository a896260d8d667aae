import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { openStore, type Store } from "@motcua/broker/log";
import { openJournal, replayJournal } from "../../fleet-server/queue/journal.ts";
import { readDays } from "../../fleet-server/satisfaction/pack-shelf.ts";
import { openFiguresProjection } from "../../fleet-server/satisfaction/projection.ts";
import { firstDayOf, rangeFigures } from "../../fleet-server/satisfaction/range.ts";
import { newStorePath } from "../harness/hall-story.ts";
import { simulateDays } from "../simulation/office-day.ts";
import { wardRules } from "../simulation/rules.ts";
import { seededChance } from "../simulation/seeded.ts";
import { wardOffice } from "../simulation/ward-office.ts";
import { type Bench, type Round, steadily } from "./figures.ts";

const rounds = 9;
const citizens = 600;
/** Days that go through the queue's core; the year repeats them. */
const simulated = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"];
/** Six working days a week. */
const daysOfYear = 312;
const goalMs = 300;

/**
 * The leader's question for a year of 600 tickets a day, answered whole, beside the least that SQL
 * could do with the same rows: one pass that joins each ticket with its first call and counts.
 */
export const leaderYear: Bench = (sitting) =>
  steadily(sitting, async () => {
    const year = openYear(sitting.quick ? daysOfYear / 4 : daysOfYear);
    try {
      const all: Round[] = [];
      for (let round = 0; round < rounds; round += 1) {
        all.push({ product: timed(year.ask), yardstick: timed(year.scan) });
      }
      const tookMs = all.map(({ product }) => Math.round(product));
      const note = `${year.tickets} tickets; of ${rounds} the first took ${tookMs[0]} ms and the slowest ${Math.max(...tookMs)}, the promise is ${goalMs} ms`;
      return [{ bench: "a year's figures", unit: "ms", goal: { most: 1.5 }, rounds: all, note }];
    } finally {
      year.close();
    }
  });

function timed(run: () => unknown): number {
  const sinceMs = performance.now();
  run();
  return performance.now() - sinceMs;
}

function openYear(days: number) {
  const path = newStorePath();
  const store = openStore(path);
  const chance = seededChance(1);
  const projection = openFiguresProjection({ store, journal: openJournal(store, chance) });
  const journal = replayJournal({ store, chance, projections: [projection] });
  const few = simulated.map((day) => day);
  journal.commit(simulateDays({ seed: 600, rules: wardRules, days: few, citizens }));
  const names = repeat(store, days);
  const asked = {
    ...{ from: names[0] ?? "", to: names.at(-1) ?? "" },
    ...{ office: wardOffice, completeUpToMs: null },
  };
  const scan = store.prepare(`
    SELECT t.issued_for, t.class, count(*), avg(v.called_at_ms - t.issued_at_ms)
    FROM figures_tickets t LEFT JOIN figures_visits v USING (ticket)
    WHERE t.day BETWEEN ? AND ? GROUP BY 1, 2`);
  const ask = () => {
    const read = readDays(store, firstDayOf(asked), asked.to);
    return JSON.stringify(
      rangeFigures(
        read.map((day) => ({ ...day, demo: false })),
        asked,
      ),
    );
  };
  return {
    ask,
    scan: () => scan.all(asked.from, asked.to),
    tickets: store.prepare<[], number>("SELECT count(*) FROM figures_tickets").pluck().get() ?? 0,
    close: () => {
      store.close();
      rmSync(dirname(path), { recursive: true });
    },
  };
}

/** Copies the simulated days, rows and packs, until there are so many. */
function repeat(store: Store, days: number): readonly string[] {
  const names = Array.from({ length: days }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + Math.floor((n * 7) / 6))).toISOString().slice(0, 10),
  );
  const copies = [
    "INSERT INTO figures_days SELECT @to, opened_seq, state FROM figures_days WHERE day = @day",
    "INSERT INTO figures_packs SELECT @to, counts, durations FROM figures_packs WHERE day = @day",
    `INSERT INTO figures_tickets SELECT replace(ticket, @day, @to), @to, issued_for, service, class,
      issued_at_ms, issued_hour, state FROM figures_tickets WHERE day = @day`,
    `INSERT INTO figures_visits SELECT replace(visit, @day, @to), replace(ticket, @day, @to), @to,
      service, counter, person, call_seq, called_at_ms, target_ms, ended_at_ms, state,
      transferred_to FROM figures_visits WHERE day = @day`,
  ].map((sql) => store.prepare(sql));
  store.transaction(() => {
    for (const [index, to] of names.entries()) {
      const day = simulated[index % simulated.length];
      if (simulated.includes(to)) continue;
      for (const copy of copies) copy.run({ day, to });
    }
  })();
  return names;
}
