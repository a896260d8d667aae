import type {
  BusinessDay,
  ClassId,
  CounterNumber,
  Score,
  ServiceLetter,
} from "@motcua/broker/contract";
import type { Chance } from "@motcua/broker/ports";
import type { HallEvent } from "../../queue/events.ts";
import { counterState, type Hall } from "../../queue/hall.ts";
import type { CounterRule, Rules } from "../../queue/rules.ts";
import { arrivalsOf } from "./arrivals.ts";
import type { Habits } from "./habits.ts";
import { exponential, pick, whole } from "./seeded.ts";
import { StagedHall } from "./staged-hall.ts";

/** One day of the demo history. */
export type DemoDay = {
  readonly day: BusinessDay;
  readonly rules: Rules;
  /** When the doors are open, wall clock, ms; at least one range. */
  readonly openings: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly habits: Habits;
  readonly chance: Chance;
  /** The hall of the evening before. */
  readonly before: Hall;
};

const minuteMs = 60_000;
/** Who is in the hall when the doors close is still served. */
const overtimeMs = 40 * minuteMs;

/** Of 1,000 calls so many end without a service. */
const odds = { undo: 0.01, noShow: 0.03, transfer: 0.02, priority: 0.12, answersWhy: 0.75 };

/** Plays a day in the queue's core; gives its events and the hall of the evening. */
export function playDemoDay(plan: DemoDay): { events: readonly HallEvent[]; hall: Hall } {
  const fromMs = plan.openings[0]?.fromMs ?? 0;
  const { rules, chance, before } = plan;
  const startMs = Math.max(fromMs, before.lastMs + 1);
  const scene = { rules, chance, hall: before, startMs, wallStartMs: fromMs };
  const stage = new StagedHall(scene);
  new DemoOffice(plan, stage).play();
  return { events: stage.events, hall: stage.hall };
}

class DemoOffice {
  private readonly plan: DemoDay;
  private readonly stage: StagedHall;

  constructor(plan: DemoDay, stage: StagedHall) {
    this.plan = plan;
    this.stage = stage;
  }

  play(): void {
    const { plan, stage } = this;
    stage.submit({ name: "open-day", day: plan.day }, { by: "hours" });
    for (const counter of plan.rules.counters) this.open(counter);
    for (const { atMs, service } of arrivalsOf(plan)) {
      stage.at(atMs, () => this.arrive(service));
    }
    const lastMs = plan.openings.at(-1)?.toMs ?? stage.nowMs;
    stage.at(lastMs + overtimeMs, () => stage.submit({ name: "close-day" }, { by: "hours" }));
    stage.run();
  }

  private arrive(service: ServiceLetter): void {
    const { chance } = this.plan;
    const source = { at: "reception", print: null } as const;
    const token = chance.id();
    this.stage.submit({ name: "issue", service, class: this.classOf(), source, token });
  }

  private classOf(): ClassId {
    const { chance, rules } = this.plan;
    const hasPriority = rules.classes.length > 1 && chance.unit() < odds.priority;
    return pick(chance, hasPriority ? rules.classes.slice(1) : rules.classes.slice(0, 1)).id;
  }

  private open({ number }: CounterRule): void {
    const { rules, chance } = this.plan;
    if (counterState(this.stage.hall, number).person === null) {
      const person = rules.staff[(number - 1) % rules.staff.length] ?? pick(chance, rules.staff);
      this.stage.submit({ name: "login", counter: number, person: person.id });
    }
    this.stage.later(whole(chance, minuteMs / 2, 3 * minuteMs), () => this.call(number));
  }

  private call(counter: CounterNumber): void {
    const { stage } = this;
    if (stage.hall.day?.open !== true) return;
    const [called] = stage.submit({ name: "call-next", counter });
    if (called?.kind !== "ticket-called") {
      stage.later(this.idleMs(), () => this.call(counter));
      return;
    }
    const dice = this.plan.chance.unit();
    if (dice < odds.undo) this.undo(counter);
    else if (dice < odds.undo + odds.noShow) this.miss(counter);
    else if (dice < odds.undo + odds.noShow + odds.transfer) this.transfer(counter);
    else this.serve(called.ticket, counter, called.because);
  }

  /** Nobody waits: a minute's rest, or until the doors open again. */
  private idleMs(): number {
    const { nowMs } = this.stage;
    const next = this.plan.openings.find(({ toMs }) => toMs > nowMs);
    return Math.max(minuteMs, (next?.fromMs ?? nowMs) - nowMs);
  }

  private undo(counter: CounterNumber): void {
    this.stage.later(4_000, () => this.stage.submit({ name: "undo-call", counter }));
    this.stage.later(15_000, () => this.call(counter));
  }

  private miss(counter: CounterNumber): void {
    this.stage.later(30_000, () => this.stage.submit({ name: "recall", counter }));
    this.stage.later(75_000, () => this.stage.submit({ name: "no-show", counter }));
    this.stage.later(80_000, () => this.call(counter));
  }

  private transfer(counter: CounterNumber): void {
    const { chance, rules } = this.plan;
    const service = pick(chance, rules.services).letter;
    this.stage.later(2 * minuteMs, () => {
      const moved = this.stage.submit({ name: "transfer", counter, service });
      // Sent to the service where it is already: it is served after all.
      if (moved.length === 0) this.stage.submit({ name: "finish", counter });
    });
    this.stage.later(3 * minuteMs, () => this.call(counter));
  }

  private serve(
    ticket: string,
    counter: CounterNumber,
    { waitedMs, targetMs }: { readonly waitedMs: number; readonly targetMs: number },
  ): void {
    const { chance, habits } = this.plan;
    const service = this.stage.hall.tickets.get(ticket)?.service ?? "";
    // Two steps of a random length each, and one that every service takes.
    const step = () => exponential(chance, 0.35 * habits.lengthMs(service));
    const lengthMs = Math.round(0.3 * habits.lengthMs(service)) + step() + step();
    this.stage.later(lengthMs, () => {
      const [served] = this.stage.submit({ name: "finish", counter });
      if (served?.kind === "ticket-served" && chance.unit() < habits.response(counter)) {
        this.rate(served.visit, counter, waitedMs > targetMs);
      }
      this.stage.later(whole(chance, 15_000, 50_000), () => this.call(counter));
    });
  }

  private rate(visit: string, counter: CounterNumber, isLate: boolean): void {
    const { chance, habits } = this.plan;
    // Who waited beyond the promise is twice as often dissatisfied.
    const unhappy = (1 - habits.satisfied(counter)) * (isLate ? 2 : 1);
    const score = scoreOf(chance, unhappy);
    const reason =
      score <= 2 && chance.unit() < odds.answersWhy ? this.reasonOf(isLate) : undefined;
    const press = chance.id();
    this.stage.later(whole(chance, 3_000, 12_000), () => {
      this.stage.submit({
        ...{ name: "rate", visit, counter, score, press },
        ...(reason !== undefined && { reason }),
      });
    });
  }

  /** The first reason of an office is usually the wait. */
  private reasonOf(isLate: boolean): string | undefined {
    const { chance, rules } = this.plan;
    if (rules.reasons.length === 0) return undefined;
    const ofWait = chance.unit() < (isLate ? 0.8 : 0.25);
    return pick(chance, ofWait ? rules.reasons.slice(0, 1) : rules.reasons).id;
  }
}

function scoreOf(chance: Chance, unhappy: number): Score {
  if (chance.unit() < unhappy) return chance.unit() < 0.7 ? 2 : 1;
  return chance.unit() < 0.62 ? 4 : 3;
}
