import type { CounterNumber, ServiceLetter } from "@motcua/broker/contract";
import type { Rules } from "../../queue/rules.ts";

/**
 * How people come, work and rate in the demo history: invented, and chosen so that a leader finds
 * something to read. Shares are of 1; `progress` runs from 0 on the first day to 1 on the last.
 */
export type Habits = {
  /** How busy the counters are, of the time that the doors are open. */
  readonly load: number;
  /** Mean length of a service that day, and over the whole history, ms. */
  lengthMs(service: ServiceLetter): number;
  usualMs(service: ServiceLetter): number;
  /** How often a service is asked for, in any unit. */
  weight(service: ServiceLetter): number;
  /** Share of the served who rate at this counter. */
  response(counter: CounterNumber): number;
  /** Share of the satisfied among them, of those who did not wait beyond their target. */
  satisfied(counter: CounterNumber): number;
};

/** Monday to Sunday: after a weekend more people come. */
const loadOfWeekday = [0.86, 0.7, 0.66, 0.68, 0.76, 0.6, 0.5];

/** A service takes so many times its norm, on the first day and on the last: the office learns. */
const slow = { first: 1.5, last: 1.1 };
const others = { first: 0.86, last: 0.74 };

/** From the counter where few rate to the one where many do, and how far apart they are satisfied. */
const response = { lowest: 0.26, highest: 0.42, gain: 0.04 };
const satisfaction = { lowest: 0.958, highest: 0.978, gain: 0.02 };

/** The habits of one day; `weekday` is 1 for Monday. */
export function habitsOf(rules: Rules, weekday: number, progress: number): Habits {
  const slowest = rules.services.toSorted((a, b) => b.normMs - a.normMs)[0]?.letter;
  const norm = (service: ServiceLetter) =>
    rules.services.find(({ letter }) => letter === service)?.normMs ?? 0;
  const lengthOf = (service: ServiceLetter, at: number) => {
    const { first, last } = service === slowest ? slow : others;
    return norm(service) * (first + (last - first) * at);
  };
  const place = (counter: CounterNumber) => {
    const index = rules.counters.findIndex(({ number }) => number === counter);
    return rules.counters.length < 2 ? 0.5 : index / (rules.counters.length - 1);
  };
  const between = (span: typeof response, at: number) =>
    span.lowest + (span.highest - span.lowest) * at + span.gain * (progress - 0.5);
  return {
    load: loadOfWeekday[weekday - 1] ?? 0,
    lengthMs: (service) => lengthOf(service, progress),
    usualMs: (service) => lengthOf(service, 0.5),
    // Short errands are the frequent ones.
    weight: (service) => 1 / Math.max(1, norm(service)),
    // Where many rate need not be where they are the most satisfied.
    response: (counter) => between(response, (place(counter) * 2) % 1.5),
    satisfied: (counter) => between(satisfaction, 1 - place(counter)),
  };
}
