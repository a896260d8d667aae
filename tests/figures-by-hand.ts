import type { HallEvent } from "../fleet-server/queue/events.ts";

/**
 * The figures once more, from `docs/definitions.md`: one loop over the events, tickets as plain
 * objects, and every formula written another way. It shares no code with the product on purpose;
 * only the names of the figures are the same, so that the two can be compared.
 */

type Call = { visit: string; counter: number; service: string; atMs: number; end: string };
type Ticket = {
  day: string;
  firstService: string;
  service: string;
  issuedMs: number;
  fate: string;
  moves: { from: string; to: string }[];
  calls: Call[];
};
type Rating = { day: string; service: string; counter: number; score: number };

/** Every day's figures, in the order in which the days were opened. */
export function figuresByHand(events: readonly HallEvent[]): object[] {
  const days = new Map<string, string>();
  const tickets = new Map<string, Ticket>();
  const ratings = new Map<string, Rating>();
  for (const event of events) {
    if (event.kind === "day-opened" || event.kind === "day-reopened") days.set(event.day, "open");
    if (event.kind === "day-closed") days.set(event.day, "closed");
    if (event.kind === "visit-rated") ratings.set(event.visit, event);
    if (event.kind === "ticket-issued") {
      tickets.set(event.ticket, {
        day: event.ticket.slice(0, 10),
        firstService: event.service,
        service: event.service,
        issuedMs: event.atMs,
        fate: event.print ? "printing" : "waiting",
        moves: [],
        calls: [],
      });
    }
    if ("ticket" in event) happen(tickets.get(event.ticket), event);
  }
  return [...days].map(([day, state]) => {
    const ofDay = [...tickets.values()].filter((ticket) => ticket.day === day);
    const rated = [...ratings.values()].filter((rating) => rating.day === day);
    return { day, state, goal: 0.95, ...dayFigures(ofDay, rated) };
  });
}

function happen(ticket: Ticket | undefined, event: HallEvent): void {
  if (ticket === undefined) throw new Error(`${event.kind} of an unknown ticket`);
  const last = ticket.calls[ticket.calls.length - 1];
  const end = (how: string) => {
    ticket.fate = how;
    if (last?.end === "called") last.end = how;
  };
  if (event.kind === "ticket-printed" && ticket.fate === "printing") ticket.fate = "waiting";
  if (event.kind === "print-failed" && event.becomes === "paperless") ticket.fate = "waiting";
  if (event.kind === "print-failed" && event.becomes === "void") ticket.fate = "void";
  if (event.kind === "ticket-voided") {
    if (last?.end === "called") ticket.calls.pop();
    ticket.fate = "void";
  }
  if (event.kind === "ticket-called") {
    const { visit, counter, atMs } = event;
    ticket.calls.push({ visit, counter, atMs, service: ticket.service, end: "called" });
    ticket.fate = "called";
  }
  if (event.kind === "call-undone") {
    ticket.calls.pop();
    ticket.fate = "waiting";
  }
  if (event.kind === "ticket-no-show") end("no-show");
  if (event.kind === "ticket-served") end("served");
  if (event.kind === "ticket-day-ended") end("day-ended");
  if (event.kind === "ticket-transferred") {
    end("transferred");
    ticket.fate = "waiting";
    ticket.moves.push({ from: ticket.service, to: event.to });
    ticket.service = event.to;
  }
}

function dayFigures(tickets: Ticket[], ratings: Rating[]): object {
  const services = new Set(tickets.flatMap((ticket) => [ticket.firstService, ticket.service]));
  const counters = new Set(tickets.flatMap((ticket) => ticket.calls.map((call) => call.counter)));
  const byService = [...services].sort().map((service) => {
    const row = hallRow(tickets, ratings, (other) => other === service);
    return { service, ...row };
  });
  const byCounter = [...counters]
    .sort((a, b) => a - b)
    .map((counter) => counterRow(tickets, ratings, counter));
  return {
    overall: hallRow(tickets, ratings, () => true),
    services: byService,
    counters: byCounter,
  };
}

function hallRow(tickets: Ticket[], ratings: Rating[], mine: (service: string) => boolean) {
  const row = {
    tickets: 0,
    served: 0,
    noShows: 0,
    void: 0,
    dayEnded: 0,
    printing: 0,
    waiting: 0,
    called: 0,
    transferredIn: 0,
    transferredOut: 0,
  };
  const waits: number[] = [];
  for (const ticket of tickets) {
    if (mine(ticket.firstService)) {
      row.tickets += 1;
      const [first] = ticket.calls;
      if (first && ticket.fate !== "void") waits.push(first.atMs - ticket.issuedMs);
    }
    for (const { from, to } of ticket.moves) {
      if (mine(from)) row.transferredOut += 1;
      if (mine(to)) row.transferredIn += 1;
    }
    if (!mine(ticket.service)) continue;
    if (ticket.fate === "served") row.served += 1;
    if (ticket.fate === "no-show") row.noShows += 1;
    if (ticket.fate === "void") row.void += 1;
    if (ticket.fate === "day-ended") row.dayEnded += 1;
    if (ticket.fate === "printing") row.printing += 1;
    if (ticket.fate === "waiting") row.waiting += 1;
    if (ticket.fate === "called") row.called += 1;
  }
  const scores = ratings.filter((rating) => mine(rating.service)).map((rating) => rating.score);
  return { ...row, wait: waitOf(waits), satisfied: satisfiedOf(scores, row.served) };
}

function counterRow(tickets: Ticket[], ratings: Rating[], counter: number) {
  const row = { tickets: 0, served: 0, noShows: 0, transferred: 0, dayEnded: 0, called: 0 };
  const waits: number[] = [];
  for (const ticket of tickets) {
    for (const [index, call] of ticket.calls.entries()) {
      if (call.counter !== counter) continue;
      row.tickets += 1;
      if (index === 0 && ticket.fate !== "void") waits.push(call.atMs - ticket.issuedMs);
      if (call.end === "served") row.served += 1;
      if (call.end === "no-show") row.noShows += 1;
      if (call.end === "transferred") row.transferred += 1;
      if (call.end === "day-ended") row.dayEnded += 1;
      if (call.end === "called") row.called += 1;
    }
  }
  const scores = ratings.filter((rating) => rating.counter === counter).map(({ score }) => score);
  return { counter, ...row, wait: waitOf(waits), satisfied: satisfiedOf(scores, row.served) };
}

function waitOf(waits: number[]) {
  return { n: waits.length, p50Ms: atLeast(waits, 0.5), p90Ms: atLeast(waits, 0.9) };
}

/** The smallest wait such that at least this share of all waits is not longer. */
export function atLeast(waits: number[], share: number): number | null {
  let best: number | null = null;
  for (const wait of waits) {
    const notLonger = waits.filter((other) => other <= wait).length;
    const enough = notLonger >= share * waits.length - 1e-9;
    if (enough && (best === null || wait < best)) best = wait;
  }
  return best;
}

export function satisfiedOf(scores: number[], served: number) {
  const good = scores.filter((score) => score === 4 || score === 3).length;
  const all = scores.length;
  return {
    share: all ? good / all : null,
    numerator: good,
    denominator: all,
    responseRate: served ? all / served : null,
    interval: all ? { low: wilson(good, all, 0), high: wilson(good, all, 1) } : null,
    enough: all > 29,
  };
}

/** The share p farthest towards `end` that the ratings do not contradict at 95 %: a bisection. */
function wilson(good: number, all: number, end: 0 | 1): number {
  const seen = good / all;
  let inside = seen;
  let outside: number = end;
  for (let step = 0; step < 60; step += 1) {
    const p = (inside + outside) / 2;
    const plausible = Math.abs(seen - p) <= 1.959963984540054 * Math.sqrt((p * (1 - p)) / all);
    if (plausible) inside = p;
    else outside = p;
  }
  return inside;
}
