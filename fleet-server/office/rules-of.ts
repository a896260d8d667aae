import type { Rules } from "../queue/rules.ts";
import type { Office } from "./office.ts";

const minuteMs = 60_000;

/** How the shipped queue treats calls and ratings; the same for every office. */
const policy = {
  undoMs: 10_000,
  ratingMs: 60_000,
  /** Called twice at least, … */
  noShowCalls: 2,
  /** … and time to walk over from a bench at the far end. */
  noShowGapMs: 15_000,
};

/** What the queue obeys, from the office's document. */
export function rulesOf(office: Office): Rules {
  return {
    ...policy,
    services: office.services.map(({ letter, name, targetMinutes, normMinutes }) => ({
      letter,
      name,
      targetMs: targetMinutes * minuteMs,
      normMs: normMinutes * minuteMs,
    })),
    classes: office.classes.map(({ id, name, targetMinutes }) => ({
      id,
      name,
      targetMs: targetMinutes === undefined ? null : targetMinutes * minuteMs,
    })),
    counters: office.counters.map(({ number, services, opensWith }) => ({
      number,
      services,
      opensWith: opensWith ?? null,
    })),
    staff: office.staff,
    reasons: office.reasons ?? [],
  };
}
