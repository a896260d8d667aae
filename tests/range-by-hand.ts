import type { HallEvent } from "../fleet-server/queue/events.ts";
import { atLeast, satisfiedOf } from "./figures-by-hand.ts";

/**
 * The figures of a range once more, from `docs/definitions.md`: one loop over the events, then one
 * filter a figure. It shares no code with the product on purpose; see `figures-by-hand.ts`.
 */

type Call = {
  visit: string;
  counter: number;
  person: string;
  service: string;
  atMs: number;
  promiseMs: number;
  end: string;
  endMs: number;
  score?: number;
  reason?: string | undefined;
};
type Ticket = {
  day: string;
  hour: string;
  class: string;
  firstService: string;
  service: string;
  issuedMs: number;
  fate: string;
  calls: Call[];
};

/** What a range is asked with; names and goals stand in for the office's document. */
export type Asked = {
  readonly from: string;
  readonly to: string;
  readonly names: Readonly<Record<string, unknown>>;
  /** Class ids in the document's order. */
  readonly classes: readonly string[];
};

export function rangeByHand(events: readonly HallEvent[], asked: Asked): object {
  const { days, tickets } = collect(events);
  const inRange = (day: string) => day >= asked.from && day <= asked.to;
  const mine = tickets.filter((ticket) => inRange(ticket.day));
  const overall = tally(mine, mine, allCalls(mine));
  const weeks = mondaysUpTo(asked.to);
  return {
    from: asked.from,
    to: asked.to,
    days: [...days.keys()]
      .filter(inRange)
      .sort()
      .map((day) => {
        const ofDay = tickets.filter((ticket) => ticket.day === day);
        return { day, state: days.get(day), ...point(ofDay) };
      }),
    goal: { satisfied: 0.95, response: 0.4 },
    overall,
    services: services(mine, asked),
    counters: each(allCalls(mine), (call) => call.counter).map((counter) => {
      const row = atPlace(mine, (call) => call.counter === counter);
      const expected = (row.served * overall.satisfied.denominator) / overall.served;
      const ratingsAboveMean = row.served ? row.satisfied.denominator - expected : null;
      return { counter, ...row, ratingsAboveMean };
    }),
    staff: each(allCalls(mine), (call) => call.person).map((person) => {
      const name = asked.names[person] ?? person;
      return { person, name, ...atPlace(mine, (call) => call.person === person) };
    }),
    classes: asked.classes.flatMap((id) => {
      const ofClass = mine.filter((ticket) => ticket.class === id);
      const row = {
        class: id,
        name: asked.names[id],
        ...tally(ofClass, ofClass, allCalls(ofClass)),
      };
      return ofClass.length > 0 ? [row] : [];
    }),
    heat: heat(mine),
    trend: weeks.map((monday) => {
      const sunday = plusDays(monday, 6);
      const isOf = (day: string) => day >= monday && day <= sunday && day <= asked.to;
      const ofWeek = tickets.filter(({ day }) => isOf(day));
      return { week: isoWeek(monday), from: monday, ...point(ofWeek) };
    }),
    reasons: reasons(mine, asked),
    completeUpToMs: events.at(-1)?.wallMs ?? null,
    demo: false,
    demoShare: 0,
  };
}

function collect(events: readonly HallEvent[]) {
  const days = new Map<string, string>();
  const tickets = new Map<string, Ticket>();
  for (const event of events) {
    if (event.kind === "day-opened" || event.kind === "day-reopened") days.set(event.day, "open");
    if (event.kind === "day-closed") days.set(event.day, "closed");
    if (event.kind === "ticket-issued") {
      const clock = new Date(event.wallMs).toLocaleString("en-GB", {
        timeZone: "Asia/Ho_Chi_Minh",
        hour: "2-digit",
      });
      tickets.set(event.ticket, {
        day: event.ticket.slice(0, 10),
        hour: clock,
        class: event.class,
        firstService: event.service,
        service: event.service,
        issuedMs: event.atMs,
        fate: "",
        calls: [],
      });
    }
    const ticket = "ticket" in event ? tickets.get(event.ticket) : undefined;
    if (ticket !== undefined) happen(ticket, event);
  }
  return { days, tickets: [...tickets.values()] };
}

function happen(ticket: Ticket, event: HallEvent): void {
  const last = ticket.calls[ticket.calls.length - 1];
  if (event.kind === "ticket-called") {
    const { visit, counter, person, atMs, because } = event;
    const promiseMs = because.targetMs;
    const call = { visit, counter, person, atMs, promiseMs, service: ticket.service };
    ticket.calls.push({ ...call, end: "", endMs: 0 });
  }
  if (event.kind === "call-undone") ticket.calls.pop();
  if (event.kind === "ticket-voided") {
    if (last?.end === "") ticket.calls.pop();
    ticket.fate = "void";
  }
  if (event.kind === "print-failed" && event.becomes === "void") ticket.fate = "void";
  if (event.kind === "ticket-served" || event.kind === "ticket-no-show") {
    ticket.fate = event.kind;
    if (last) Object.assign(last, { end: event.kind, endMs: event.atMs });
  }
  if (event.kind === "ticket-transferred") {
    if (last) last.end = event.kind;
    ticket.service = event.to;
  }
  if (event.kind === "visit-rated") {
    const rated = ticket.calls.find((call) => call.visit === event.visit);
    if (rated) Object.assign(rated, { score: event.score, reason: event.reason });
  }
}

function services(tickets: Ticket[], asked: Asked) {
  const letters = tickets.flatMap((ticket) => [ticket.firstService, ticket.service]);
  return [...new Set(letters)].sort().map((service) => {
    const given = tickets.filter((ticket) => ticket.firstService === service);
    const ended = tickets.filter((ticket) => ticket.service === service);
    const calls = allCalls(tickets).filter((call) => call.service === service);
    const row = tally(given, ended, calls);
    return { service, name: asked.names[service], ...row };
  });
}

/** A counter or a person: visits, and the waits of those whose first call it was. */
function atPlace(tickets: Ticket[], isHere: (call: Call) => boolean) {
  const calls = allCalls(tickets).filter(isHere);
  const served = calls.filter((call) => call.end === "ticket-served").length;
  const began = tickets.filter((ticket) => ticket.calls[0] && isHere(ticket.calls[0]));
  return {
    tickets: calls.length,
    served,
    noShows: calls.filter((call) => call.end === "ticket-no-show").length,
    ...durations(began, calls),
    satisfied: satisfied(calls, served),
  };
}

function tally(given: Ticket[], ended: Ticket[], calls: Call[]) {
  const served = ended.filter((ticket) => ticket.fate === "ticket-served").length;
  return {
    tickets: given.length,
    served,
    noShows: ended.filter((ticket) => ticket.fate === "ticket-no-show").length,
    ...durations(given, calls),
    satisfied: satisfied(calls, served),
  };
}

function durations(tickets: Ticket[], calls: Call[]) {
  const waits = waitsOf(tickets);
  const within = tickets.filter(({ fate, calls: [first], issuedMs }) => {
    return fate !== "void" && first && first.atMs - issuedMs <= first.promiseMs;
  }).length;
  const ends = calls.filter((call) => call.end === "ticket-served");
  const withinTarget = {
    n: within,
    of: waits.length,
    share: waits.length ? within / waits.length : null,
  };
  return {
    wait: { ...spread(waits), withinTarget },
    serviceTime: spread(ends.map((call) => call.endMs - call.atMs)),
  };
}

function waitsOf(tickets: Ticket[]): number[] {
  return tickets.flatMap(({ fate, calls: [first], issuedMs }) =>
    fate !== "void" && first ? [first.atMs - issuedMs] : [],
  );
}

function spread(values: number[]) {
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    n: values.length,
    meanMs: values.length ? Math.round(total / values.length) : null,
    p50Ms: atLeast(values, 0.5),
    p90Ms: atLeast(values, 0.9),
  };
}

function satisfied(calls: Call[], served: number) {
  return satisfiedOf(
    calls.flatMap(({ score }) => (score === undefined ? [] : [score])),
    served,
  );
}

function point(tickets: Ticket[]) {
  const row = tally(tickets, tickets, allCalls(tickets));
  const { p50Ms: waitP50Ms, p90Ms: waitP90Ms } = row.wait;
  const { served, noShows } = row;
  const waits = { waitP50Ms, waitP90Ms };
  return { tickets: row.tickets, served, noShows, ...waits, satisfied: row.satisfied, demo: false };
}

function heat(tickets: Ticket[]) {
  const cells = each(tickets, ({ day, hour }) => `${weekday(day)} ${hour}`);
  return cells.map((cell) => {
    const here = tickets.filter(({ day, hour }) => `${weekday(day)} ${hour}` === cell);
    const [day, hour] = cell.split(" ").map(Number);
    return { weekday: day, hour, tickets: here.length, waitP50Ms: atLeast(waitsOf(here), 0.5) };
  });
}

function reasons(tickets: Ticket[], asked: Asked) {
  const low = allCalls(tickets).filter(({ score }) => score === 1 || score === 2);
  const given = low.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  return each(given, (reason) => reason)
    .map((reason) => {
      const count = given.filter((other) => other === reason).length;
      return { reason, name: asked.names[reason], count };
    })
    .sort((a, b) => b.count - a.count);
}

function allCalls(tickets: Ticket[]): Call[] {
  return tickets.flatMap((ticket) => ticket.calls);
}

/** The different keys of a list, in their order. */
function each<T, K extends string | number>(list: T[], keyOf: (item: T) => K): K[] {
  return [...new Set(list.map(keyOf))].sort((a, b) => (a < b ? -1 : 1));
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const weekday = (day: string) => utc(day).getUTCDay() || 7;

function plusDays(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function mondaysUpTo(day: string): string[] {
  const monday = plusDays(day, 1 - weekday(day));
  return Array.from({ length: 13 }, (_, n) => plusDays(monday, 7 * (n - 12)));
}

/** The week belongs to the year that its Thursday is in, and is its nth Thursday. */
function isoWeek(monday: string): string {
  const thursday = plusDays(monday, 3);
  const year = thursday.slice(0, 4);
  const days = (utc(thursday).getTime() - utc(`${year}-01-01`).getTime()) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}
