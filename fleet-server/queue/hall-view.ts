import type { CounterNumber, Words } from "@motcua/broker/contract";
import { calledEnough, undoableMs } from "./call-limits.ts";
import { counterState, type Hall } from "./hall.ts";
import { must } from "./invariant.ts";
import { nextFor } from "./order.ts";
import { ratingLeft } from "./picture.ts";
import type { CounterRule, Rules } from "./rules.ts";
import { firstWaiting, slipsToSee } from "./ticket-view.ts";
import type { CounterView, HallView, ProofView } from "./view.ts";

/** What staff pages see, made of the committed hall and what the office knows beside it. */
export type HallScene = {
  readonly hall: Hall;
  readonly rules: Rules;
  readonly office: Words;
  readonly epoch: number;
  readonly version: number;
  /** Office time, from which ages count. */
  readonly nowMs: number;
  /** Wall clock, for people. */
  readonly wallMs: number;
  readonly storage: HallView["storage"];
  /** What is known of one call at each device of its counter. */
  readonly proofs: (call: number, counter: CounterNumber) => ProofView[];
  readonly boards: HallView["boards"];
  readonly slipPrinter: HallView["slipPrinter"];
};

/** The whole hall as staff pages show it. */
export function hallView(scene: HallScene): HallView {
  const { hall, rules, nowMs } = scene;
  return {
    epoch: scene.epoch,
    version: scene.version,
    at: scene.wallMs,
    office: scene.office,
    day: hall.day === null ? null : { label: hall.day.label, open: hall.day.open },
    storage: scene.storage,
    services: rules.services.map(({ letter, name }) => ({
      letter,
      name,
      ...lineOf(hall, letter, nowMs),
    })),
    classes: rules.classes.map(({ id, name }) => ({ id, name })),
    // The keypad codes stay here.
    staff: rules.staff.map(({ id, name }) => ({ id, name })),
    counters: rules.counters.map((rule) => counterView(scene, rule)),
    waiting: firstWaiting(hall, nowMs),
    waitingCount: hall.tally.waiting,
    slips: slipsToSee(hall, nowMs),
    slipPrinter: scene.slipPrinter,
    boards: scene.boards,
  };
}

function lineOf(hall: Hall, service: string, nowMs: number) {
  let waiting = 0;
  let longestMs = 0;
  for (const lane of hall.waiting.values()) {
    if (lane.service !== service) continue;
    waiting += lane.places.size;
    longestMs = Math.max(longestMs, nowMs - (lane.places.first()?.arrivalMs ?? nowMs));
  }
  return { waiting, longestMs };
}

function counterView(scene: HallScene, rule: CounterRule): CounterView {
  const { hall, rules, nowMs } = scene;
  const { person } = counterState(hall, rule.number);
  const next = nextFor(scene, rule, nowMs);
  const rating = ratingLeft(hall, rule.number, nowMs);
  const member = rules.staff.find((known) => known.id === person);
  return {
    number: rule.number,
    services: [...rule.services],
    // Someone who left office.yaml during the day still sits there.
    person: person === null ? null : { id: person, name: member?.name ?? person },
    current: currentView(scene, rule.number),
    next:
      next === undefined
        ? null
        : { label: ticketOf(hall, next.place.ticket).label, because: next.because },
    rating: rating === undefined ? null : { remainingMs: rating.remainingMs },
  };
}

function currentView(scene: HallScene, counter: CounterNumber): CounterView["current"] {
  const { hall, rules, nowMs } = scene;
  const { current } = counterState(hall, counter);
  if (current === null) return null;
  const ticket = ticketOf(hall, current);
  const phase = ticket.phase.at === "called" ? ticket.phase : undefined;
  const { because, calls } = must(phase, "a counter's ticket is called");
  const last = must(calls.at(-1), "a called ticket has a call");
  const { id, label, service } = ticket;
  return {
    ticket: id,
    label,
    service,
    class: ticket.class,
    calledForMs: Math.max(0, nowMs - last.atMs),
    waitedMs: because.waitedMs,
    times: calls.length,
    undoableMs: undoableMs({ calls }, rules, nowMs),
    noShowInMs: calledEnough({ calls }, rules) ? 0 : null,
    because,
    proofs: scene.proofs(last.seq, counter),
  };
}

function ticketOf(hall: Hall, id: string) {
  return must(hall.tickets.get(id), "a ticket in the hall is known");
}
