import type { TicketSlip } from "@motcua/broker/contract";
import type { CounterView, HallView, TicketView } from "../../fleet-server/queue/view.ts";
import { classes, counters, officeName, services, staff } from "./mock-office.ts";

const day = "2026-11-24";
const minuteMs = 60_000;
const proofDelayMs = 600;
const speechMs = 3_500;

type Held = { readonly ticket: TicketView; readonly calledMs: number; readonly times: number };
type Desk = { person: string | null; held: Held | null; ratedUntilMs: number };

/** A hall that plays along just far enough for the pages; it keeps none of the queue's promises. */
export class MockHall {
  version = 1;
  day: HallView["day"] = { label: day, open: true };
  readonly tickets: TicketView[] = [];
  readonly desks = new Map<number, Desk>(
    counters.map(({ number, opensWith }) => [
      number,
      { person: opensWith, held: null, ratedUntilMs: 0 },
    ]),
  );
  readonly #changed = new Set<() => void>();

  onChange(listener: () => void): void {
    this.#changed.add(listener);
  }

  change(): void {
    this.version += 1;
    for (const listener of this.#changed) listener();
  }

  issue(order: { service: string; class: string; paper: boolean; agoMs?: number }): TicketSlip {
    const n = this.tickets.filter(({ service }) => service === order.service).length + 1;
    const label = `${order.service}${String(n).padStart(3, "0")}`;
    const issuedAt = Date.now() - (order.agoMs ?? 0);
    const ahead = this.waiting().filter(({ service }) => service === order.service).length;
    this.tickets.push({
      ticket: `${day}/${label}`,
      label,
      service: order.service,
      class: order.class,
      state: "waiting",
      slip: order.paper ? "printed" : "paperless",
      issuedAt,
      waitedMs: 0,
      counter: null,
      fault: null,
    });
    this.change();
    const name = services.find(({ letter }) => letter === order.service)?.name ?? officeName;
    const group = classes.find(({ id }) => id === order.class);
    return {
      ticket: `${day}/${label}`,
      label,
      office: officeName,
      service: name,
      class: order.class === "normal" || group === undefined ? null : group.name,
      issuedAt,
      ahead,
      wait: ahead === 0 ? { from: 0, to: 5 } : { from: 10 * ahead, to: 10 * ahead + 5 },
      link: `http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4k${label}`,
      reprint: false,
    };
  }

  /** Does an act at a counter; the code of a refusal, or undefined. */
  act(number: number, act: { name: string; person?: string; service?: string }) {
    const desk = this.desks.get(number);
    if (desk === undefined) return "unknown-counter";
    if (act.name === "login") desk.person = act.person ?? null;
    else if (act.name === "logout") desk.person = null;
    else if (act.name === "call-next") {
      if (desk.held !== null) return "counter-busy";
      const next = this.#next(number);
      if (next === undefined) return "nobody-waiting";
      this.#set(next, "called", number);
      desk.held = { ticket: next, calledMs: Date.now(), times: 1 };
      desk.ratedUntilMs = 0;
    } else if (desk.held === null) return "no-current-ticket";
    else if (act.name === "recall") desk.held = { ...desk.held, times: desk.held.times + 1 };
    else {
      const state = { finish: "done", "no-show": "no-show" }[act.name] ?? "waiting";
      this.#set(desk.held.ticket, state as TicketView["state"], number);
      if (act.name === "finish") desk.ratedUntilMs = Date.now() + minuteMs;
      desk.held = null;
    }
    this.change();
    return undefined;
  }

  waiting(): TicketView[] {
    return this.tickets
      .filter(({ state }) => state === "waiting")
      .map((ticket) => ({ ...ticket, waitedMs: Date.now() - ticket.issuedAt }));
  }

  view(): Omit<HallView, "boards" | "slipPrinter"> {
    const waiting = this.waiting();
    return {
      epoch: 1,
      version: this.version,
      at: Date.now(),
      office: officeName,
      day: this.day,
      storage: "ok",
      services: services.map(({ letter, name }) => {
        const mine = waiting.filter(({ service }) => service === letter);
        const longestMs = Math.max(0, ...mine.map(({ waitedMs }) => waitedMs));
        return { letter, name, waiting: mine.length, longestMs };
      }),
      classes: [...classes],
      staff,
      counters: counters.map(({ number, services }) => this.#counter(number, services)),
      waiting,
      waitingCount: waiting.length,
      slips: this.tickets.filter(({ slip, state }) => slip !== "printed" && state === "waiting"),
    };
  }

  #next(number: number): TicketView | undefined {
    const serves = counters.find((counter) => counter.number === number)?.services ?? [];
    const byScore = (a: TicketView, b: TicketView) => score(b) - score(a);
    return this.waiting()
      .filter(({ service }) => serves.includes(service))
      .toSorted(byScore)[0];
  }

  #set({ label }: TicketView, state: TicketView["state"], counter: number): void {
    const at = this.tickets.findIndex((ticket) => ticket.label === label);
    const ticket = this.tickets[at];
    if (ticket !== undefined) this.tickets[at] = { ...ticket, state, counter };
  }

  #counter(number: number, serves: readonly string[]): CounterView {
    const desk = this.desks.get(number);
    const next = this.#next(number);
    const ratingMs = Math.max(0, (desk?.ratedUntilMs ?? 0) - Date.now());
    return {
      number,
      services: [...serves],
      person: staff.find(({ id }) => id === desk?.person) ?? null,
      current: desk?.held == null ? null : current(desk.held, number),
      next: next === undefined ? null : { label: next.label, because: because(next) },
      rating: ratingMs > 0 ? { remainingMs: ratingMs } : null,
    };
  }
}

function targetMs(ticket: TicketView): number {
  return (ticket.class === "normal" ? 30 : 10) * minuteMs;
}

function score(ticket: TicketView): number {
  return (Date.now() - ticket.issuedAt) / targetMs(ticket);
}

function because(ticket: TicketView) {
  const waitedMs = Date.now() - ticket.issuedAt;
  return { policy: "target-ratio", class: ticket.class, waitedMs, targetMs: targetMs(ticket) };
}

function current({ calledMs, ticket, times }: Held, number: number): CounterView["current"] {
  const calledForMs = Date.now() - calledMs;
  const spoken = calledForMs > speechMs;
  return {
    ticket: ticket.ticket,
    label: ticket.label,
    service: ticket.service,
    class: ticket.class,
    calledForMs,
    waitedMs: ticket.waitedMs,
    times,
    undoableMs: Math.max(0, 10_000 - calledForMs),
    noShowInMs: times > 1 ? 0 : null,
    because: because(ticket),
    proofs: [
      {
        device: `led${number}`,
        kind: "display",
        status: calledForMs > proofDelayMs ? "shown" : "waiting",
        reason: null,
      },
      number === 2
        ? { device: "speaker1", kind: "speaker", status: "failed", reason: "muted" }
        : {
            device: "speaker1",
            kind: "speaker",
            status: spoken ? "spoken" : "waiting",
            reason: null,
          },
    ],
  };
}
