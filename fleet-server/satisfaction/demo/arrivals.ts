import type { ServiceLetter } from "@motcua/broker/contract";
import type { Chance } from "@motcua/broker/ports";
import type { CounterRule, Rules } from "../../queue/rules.ts";
import type { Habits } from "./habits.ts";

/** Somebody who comes through the door. */
export type Arrival = { readonly atMs: number; readonly service: ServiceLetter };

type Doors = {
  readonly rules: Rules;
  readonly openings: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly habits: Habits;
  readonly chance: Chance;
};

/** Six of ten come in the day's first range, and in each range most come early. */
const firstRange = 0.6;
const early = 1.7;
/** The doors let nobody in for a moment before they close. */
const lastEntryMs = 10 * 60_000;
/** One day is busier than another of its weekday by so much at most. */
const spread = 0.1;
/** Between two citizens at a counter. */
const changeoverMs = 33_000;

/** Who comes on a day, so that the counters are as busy as the habits say. */
export function arrivalsOf(doors: Doors): Arrival[] {
  const openMs = doors.openings.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const load = doors.habits.load * (1 + spread * (2 * doors.chance.unit() - 1));
  return doors.rules.counters.flatMap((counter) => {
    const mix = mixOf(counter, doors);
    const weights = mix.reduce((sum, { weight }) => sum + weight, 0);
    if (weights === 0) return [];
    const meanMs = mix.reduce((sum, { weight, lengthMs }) => sum + weight * lengthMs, 0) / weights;
    const count = Math.round((load * openMs) / (meanMs + changeoverMs));
    return Array.from({ length: count }, () => {
      return { atMs: whenOf(doors), service: serviceOf(mix, weights * doors.chance.unit()) };
    });
  });
}

type Share = {
  readonly service: ServiceLetter;
  readonly weight: number;
  readonly lengthMs: number;
};

/** What a counter's citizens come for; a service of two counters is halved between them. */
function mixOf({ services }: CounterRule, { rules, habits }: Doors): Share[] {
  return services.map((service) => {
    const counters = rules.counters.filter((counter) => counter.services.includes(service)).length;
    return {
      service,
      weight: habits.weight(service) / counters,
      lengthMs: habits.usualMs(service),
    };
  });
}

function whenOf({ openings, chance }: Doors): number {
  const isFirst = openings.length === 1 || chance.unit() < firstRange;
  const later = openings.slice(1);
  const range = isFirst ? openings[0] : later[Math.floor(chance.unit() * later.length)];
  if (range === undefined) throw new RangeError("a day without openings has no arrivals");
  const lengthMs = Math.max(1, range.toMs - range.fromMs - lastEntryMs);
  return range.fromMs + Math.floor(chance.unit() ** early * lengthMs);
}

/** The service at this place of the weights laid end to end. */
function serviceOf(mix: readonly Share[], place: number): ServiceLetter {
  let left = place;
  for (const { service, weight } of mix) {
    if (left < weight) return service;
    left -= weight;
  }
  return mix[0]?.service ?? "";
}
