import { openStore } from "@motcua/broker/log";
import { type DaySummaryEvent, daySummaryEvent } from "../../fleet-server/forwarding/summary.ts";
import { openJournal, replayJournal } from "../../fleet-server/queue/journal.ts";
import { figures } from "../../fleet-server/satisfaction/figures.ts";
import { openFiguresProjection } from "../../fleet-server/satisfaction/projection.ts";
import { simulateDay } from "../simulation/office-day.ts";
import { wardRules } from "../simulation/rules.ts";
import { seededChance } from "../simulation/seeded.ts";
import { newStorePath } from "./hall-story.ts";

/** The summary of a simulated day, at the moment of its close. */
export function simulatedSummary(): DaySummaryEvent {
  const day = "2026-11-24";
  const events = simulateDay({ seed: 24, rules: wardRules, day });
  const close = events.findIndex((event) => event.kind === "day-closed");
  const store = openStore(newStorePath());
  const chance = seededChance(1);
  const projection = openFiguresProjection({ store, journal: openJournal(store, chance) });
  replayJournal({ store, chance, projections: [projection] }).commit(events.slice(0, close + 1));
  const counted = figures(store, day);
  store.close();
  if (counted === undefined) throw new Error("the day has figures");
  const about = { office: "o26734", day, revision: 1, reason: "day-closed" } as const;
  return daySummaryEvent({ ...about, figures: counted }, events[close]?.wallMs ?? 0);
}
