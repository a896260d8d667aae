import type { CounterNumber, CounterPicture, Picture } from "@motcua/broker/contract";
import { counterState, type Hall } from "./hall.ts";
import { must } from "./invariant.ts";

/**
 * The whole picture for the displays, speakers and rating keypads of some counters. Calls of all
 * counters are in it: a speaker says them all, a display picks its own. Ages and remaining times
 * count from `nowMs`, office time.
 */
export function pictureOf(
  hall: Hall,
  frame: {
    readonly epoch: number;
    readonly version: number;
    readonly nowMs: number;
    readonly counters: readonly CounterNumber[];
  },
): Picture {
  const { epoch, version, nowMs } = frame;
  return {
    epoch,
    version,
    counters: frame.counters.map((counter) => counterPicture(hall, counter, nowMs)),
    calls: [...hall.calls].map(({ atMs, ...made }) => ({
      ...made,
      ageMs: Math.max(0, nowMs - atMs),
    })),
  };
}

/** How long a counter's rating window is open yet, ms; undefined: it is not. */
export function ratingLeft(
  hall: Hall,
  counter: CounterNumber,
  nowMs: number,
): { readonly visit: string; readonly remainingMs: number } | undefined {
  const { current, rating } = counterState(hall, counter);
  // The next call closes the window; when that call is undone, it is open again.
  if (current !== null || rating === null) return undefined;
  const remainingMs = rating.fromMs + rating.lengthMs - nowMs;
  return remainingMs > 0 ? { visit: rating.visit, remainingMs } : undefined;
}

function counterPicture(hall: Hall, counter: CounterNumber, nowMs: number): CounterPicture {
  const { person, current } = counterState(hall, counter);
  return {
    counter,
    open: person !== null,
    current: current === null ? null : calledAt(hall, current),
    rating: ratingLeft(hall, counter, nowMs) ?? null,
  };
}

function calledAt(hall: Hall, ticket: string): { label: string; seq: number } {
  const { label, phase } = must(hall.tickets.get(ticket), "a counter's ticket is known");
  const last = phase.at === "called" ? phase.calls.at(-1) : undefined;
  return { label, seq: must(last, "a counter's ticket is called").seq };
}
