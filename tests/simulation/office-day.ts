import type {
  BusinessDay,
  CounterNumber,
  ReasonId,
  TicketId,
  VisitId,
} from "@motcua/broker/contract";
import type { Chance } from "@motcua/broker/ports";
import { replay } from "../../fleet-server/queue/apply.ts";
import type { Act, Actor, Source } from "../../fleet-server/queue/commands.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import { counterState, emptyHall, type Hall } from "../../fleet-server/queue/hall.ts";
import type { Rules } from "../../fleet-server/queue/rules.ts";
import { StagedHall } from "../../fleet-server/satisfaction/demo/staged-hall.ts";
import { exponential, pick, seededChance, whole } from "./seeded.ts";

/** What one simulated day is made of. */
export type DayPlan = {
  readonly seed: number;
  readonly rules: Rules;
  readonly day: BusinessDay;
  /** The hall of the evening before; without it the journal starts with this day. */
  readonly before?: Hall;
  /** Citizens that come, about; 150 is a usual ward's day. */
  readonly citizens?: number;
};

const minuteMs = 60_000;
/** Doors are open for 8 hours; 60 % of the arrivals fall into the first 40 % of them. */
const openMs = 480 * minuteMs;
const morning = { share: 0.6, lengthMs: 0.4 * openMs };

/**
 * One office day through the real core, by seed: arrivals, prints with faults, calls, undone
 * calls, no-shows, transfers, ratings (some after closing), voids, and the day's end. The wall
 * clock is 07:30 in Asia/Ho_Chi_Minh (UTC+7, no daylight saving) when the day opens.
 */
export function simulateDay(plan: DayPlan): HallEvent[] {
  const chance = seededChance(plan.seed);
  const wallStart = Date.parse(`${plan.day}T00:30:00Z`);
  const startMs = Math.max(wallStart, (plan.before?.lastMs ?? 0) + 1);
  const office = new SimulatedOffice({ plan, chance, startMs, wallStart });
  office.run();
  return office.events;
}

/** Days one after the other, as one journal holds them; each day's seed follows from the first. */
export function simulateDays(plan: {
  readonly seed: number;
  readonly rules: Rules;
  readonly days: readonly BusinessDay[];
  readonly citizens?: number;
}): HallEvent[] {
  const { days, seed, ...same } = plan;
  const events: HallEvent[] = [];
  let before = emptyHall;
  for (const [index, day] of days.entries()) {
    const ofDay = simulateDay({ ...same, seed: seed + index, day, before });
    before = replay(before, ofDay);
    events.push(...ofDay);
  }
  return events;
}

class SimulatedOffice {
  private readonly plan: DayPlan;
  private readonly chance: Chance;
  private readonly startMs: number;
  private readonly stage: StagedHall;

  constructor(world: { plan: DayPlan; chance: Chance; startMs: number; wallStart: number }) {
    const { plan, chance, startMs, wallStart } = world;
    this.plan = plan;
    this.chance = chance;
    this.startMs = startMs;
    const hall = plan.before ?? emptyHall;
    const scene = { rules: plan.rules, chance, hall, startMs, wallStartMs: wallStart };
    this.stage = new StagedHall(scene);
  }

  get events(): HallEvent[] {
    return this.stage.events;
  }

  private get hall(): Hall {
    return this.stage.hall;
  }

  run(): void {
    this.submit({ name: "open-day", day: this.plan.day }, { by: "hours" });
    for (const { number } of this.plan.rules.counters) this.staff(number);
    const citizens = this.plan.citizens ?? 150;
    for (let n = 0; n < citizens; n += 1) this.stage.at(this.arrivalMs(), () => this.arrive());
    const close = () => this.submit({ name: "close-day" }, { by: "hours" });
    this.stage.at(this.startMs + openMs, close);
    this.stage.run();
  }

  private arrivalMs(): number {
    const early = this.chance.unit() < morning.share;
    const fromMs = early ? 0 : morning.lengthMs;
    const toMs = early ? morning.lengthMs : openMs - minuteMs;
    return this.startMs + whole(this.chance, fromMs + 1, toMs);
  }

  private arrive(): void {
    const { services, classes } = this.plan.rules;
    const service = pick(this.chance, services).letter;
    const priority = classes.slice(1);
    const hasPriority = priority.length > 0 && this.chance.unit() < 0.15;
    const classId = pick(this.chance, hasPriority ? priority : classes.slice(0, 1)).id;
    const source = this.source();
    const token = this.chance.id();
    this.submit({ name: "issue", service, class: classId, source, token });
    const issued = this.events.at(-1);
    if (issued?.kind !== "ticket-issued" || issued.print === null) return;
    const { ticket, print } = issued;
    if (this.chance.unit() < 0.01) {
      this.later(5_000, () => this.submit({ name: "tap-abandoned", ticket, cmd: print.cmd }));
      return;
    }
    this.later(whole(this.chance, 1_500, 4_000), () => this.printed(ticket, print.cmd));
  }

  private source(): Source {
    const board = "box-26734";
    const dice = this.chance.unit();
    if (dice < 0.05) return { at: "reception", print: null };
    const screen = dice < 0.6;
    return { at: "kiosk", board, device: screen ? "touch1" : "keys1", printer: "printer1", screen };
  }

  private printed(ticket: TicketId, cmd: string): void {
    const dice = this.chance.unit();
    const result = { name: "print-result", ticket, cmd, reason: null, cleared: true } as const;
    if (dice > 0.05) this.submit({ ...result, outcome: "printed" });
    else if (dice > 0.03) this.submit({ ...result, outcome: "unknown" });
    else this.fail(ticket, cmd, dice > 0.01);
  }

  private fail(ticket: TicketId, cmd: string, cleared: boolean): void {
    const result = { name: "print-result", ticket, cmd } as const;
    this.submit({ ...result, outcome: "failed", reason: "paper-out", cleared });
    const late = { ...result, outcome: "printed", reason: null, cleared: true } as const;
    if (!cleared) this.later(4 * minuteMs, () => this.submit(late));
  }

  /** A counter's day: call, wait for the citizen, serve, rest a moment, call again. */
  private staff(counter: CounterNumber): void {
    if (counterState(this.hall, counter).person === null) {
      const person = this.plan.rules.staff[counter - 1] ?? pick(this.chance, this.plan.rules.staff);
      this.submit({ name: "login", counter, person: person.id });
    }
    this.later(whole(this.chance, 1_000, 2 * minuteMs), () => this.callAt(counter));
  }

  private callAt(counter: CounterNumber): void {
    if (this.hall.day?.open !== true) return;
    this.submit({ name: "call-next", counter });
    const called = this.hall.counters.get(counter)?.current ?? null;
    const dice = this.chance.unit();
    if (called === null) this.later(20_000, () => this.callAt(counter));
    else if (dice < 0.02) this.later(5_000, () => this.undo(counter));
    else if (dice < 0.08) this.missAt(counter);
    else if (dice < 0.13) this.later(5 * minuteMs, () => this.transferAt(counter));
    else this.later(this.serviceMs(), () => this.finishAt(counter));
  }

  private serviceMs(): number {
    return 2 * minuteMs + exponential(this.chance, 6 * minuteMs);
  }

  private undo(counter: CounterNumber): void {
    this.submit({ name: "undo-call", counter });
    this.later(10_000, () => this.callAt(counter));
  }

  private missAt(counter: CounterNumber): void {
    this.later(20_000, () => this.submit({ name: "recall", counter }));
    this.later(45_000, () => this.submit({ name: "no-show", counter }));
    this.later(50_000, () => this.callAt(counter));
  }

  private transferAt(counter: CounterNumber): void {
    const service = pick(this.chance, this.plan.rules.services).letter;
    const before = this.events.length;
    this.submit({ name: "transfer", counter, service });
    if (this.events.length === before) this.finishAt(counter);
    else this.later(15_000, () => this.callAt(counter));
  }

  private finishAt(counter: CounterNumber): void {
    this.submit({ name: "finish", counter });
    const served = this.events.at(-1);
    if (served?.kind === "ticket-served" && this.chance.unit() < 0.7) {
      this.rate(served.visit, counter);
    }
    this.later(whole(this.chance, 10_000, minuteMs), () => this.callAt(counter));
  }

  /** Some change their mind within the window; some ratings come when the link is back. */
  private rate(visit: VisitId, counter: CounterNumber): void {
    const presses = this.chance.unit() < 0.1 ? 2 : 1;
    const linkMs = this.chance.unit() < 0.02 ? 9 * 60 * minuteMs : 200;
    for (let n = 0; n < presses; n += 1) {
      const score = pick(this.chance, [4, 4, 4, 4, 3, 3, 3, 2, 1]);
      const press = this.chance.id();
      this.later(linkMs + 8_000 * (n + 1), () => {
        const reason = score <= 2 ? this.reasonOf(press) : {};
        this.submit({ name: "rate", visit, counter, score, press, ...reason });
      });
    }
  }

  /** Two of three who are asked answer; taken from the press, so that it moves no other dice. */
  private reasonOf(press: string): { reason?: ReasonId } {
    const dice = Number(press.slice(-8)) % 3;
    const reason = this.plan.rules.reasons[dice];
    return reason === undefined ? {} : { reason: reason.id };
  }

  private submit(act: Act, actor?: Actor): void {
    this.stage.submit(act, actor);
  }

  private later(ms: number, act: () => void): void {
    this.stage.later(ms, act);
  }
}
