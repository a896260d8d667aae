import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openStore } from "@motcua/broker/log";
import { expect, test } from "vitest";
import { newStorePath } from "../../tests/harness/hall-story.ts";
import { simulateDay } from "../../tests/simulation/office-day.ts";
import { wardRules } from "../../tests/simulation/rules.ts";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { openJournal, replayJournal } from "../queue/journal.ts";
import { figures } from "../satisfaction/figures.ts";
import { openFiguresProjection } from "../satisfaction/projection.ts";
import {
  DaySummaryEvent,
  daySummaryEvent,
  type DaySummaryEvent as Event,
  readDaySummaryEvent,
} from "./summary.ts";

const docs = (name: string) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

/** The summary of a simulated day, at the moment of its close. */
function exampleEvent(): Event {
  const day = "2026-11-24";
  const events = simulateDay({ seed: 24, rules: wardRules, day });
  const close = events.findIndex((event) => event.kind === "day-closed");
  const store = openStore(newStorePath());
  const chance = seededChance(1);
  const projection = openFiguresProjection({ store, journal: openJournal(store, chance) });
  replayJournal({ store, chance, projections: [projection] }).commit(events.slice(0, close + 1));
  const counted = figures(store, day);
  if (counted === undefined) throw new Error("the day has figures");
  const about = { office: "o26734", day, revision: 1, reason: "day-closed" } as const;
  return daySummaryEvent({ ...about, figures: counted }, events[close]?.wallMs ?? 0);
}

/** JSON with lists that fit on one line, as the formatter of this repository has it. */
function pretty(value: unknown): string {
  const list = /^( *"[^"]*": )\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\](,?)$/gm;
  return JSON.stringify(value, null, 2).replace(list, (long: string, ...parts: string[]) => {
    const [name, inner, comma] = parts;
    const short = `${name}[${inner?.replace(/,\s+/g, ", ")}]${comma}`;
    return short.length <= 100 ? short : long;
  });
}

// `vitest -u` writes both again.
test("the page for integrators shows an event as it is sent", async () => {
  const event = exampleEvent();
  expect(readDaySummaryEvent(event)).toMatchObject({ ok: true });
  const page = readFileSync(docs("integration.md"), "utf8");
  const block = /(<!-- example -->\n```json\n)[^`]*(```\n)/;
  expect(page).toMatch(block);
  const shown = page.replace(block, `$1${pretty(event)}\n$2`);
  await expect(shown).toMatchFileSnapshot(docs("integration.md"));
});

test("the published schema is the one that events are checked with", async () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const published = { $schema, title: "Motcua day summary", ...DaySummaryEvent };
  await expect(`${pretty(published)}\n`).toMatchFileSnapshot(docs("day-summary.schema.json"));
});
