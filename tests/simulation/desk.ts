import type { ProblemCode } from "@motcua/broker/contract";
import { replay } from "../../fleet-server/queue/apply.ts";
import type { Act, Command, Source } from "../../fleet-server/queue/commands.ts";
import type { Decision } from "../../fleet-server/queue/decide/decision.ts";
import { decide } from "../../fleet-server/queue/decide.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import { emptyHall, type Hall } from "../../fleet-server/queue/hall.ts";
import type { Rules } from "../../fleet-server/queue/rules.ts";
import type { Ticket } from "../../fleet-server/queue/ticket.ts";
import { wardRules } from "./rules.ts";

/** A kiosk with a screen and a printer. */
export const touchKiosk = {
  at: "kiosk",
  board: "box-26734",
  device: "touch1",
  printer: "printer1",
  screen: true,
} as const satisfies Source;

/** A kiosk with keys only: what it does not print, nobody holds. */
export const keysKiosk = {
  ...touchKiosk,
  device: "keys1",
  screen: false,
} as const satisfies Source;

/** Reception without paper: the number waits at once. */
export const byWord: Source = { at: "reception", print: null };

/** A hall in memory, on which a test acts as people do. */
export class Desk {
  hall: Hall = emptyHall;
  readonly events: HallEvent[] = [];
  rules: Rules;
  /** Office time; the wall clock shows the same unless a test lets it jump. */
  nowMs = Date.parse("2026-11-24T00:30:00Z");
  /** How far the wall clock is ahead of office time, ms. */
  wallAheadMs = 0;
  /** How many acts were tried; the newest has the id `act-<n>`. */
  acts = 0;

  constructor(rules: Rules = wardRules) {
    this.rules = rules;
  }

  /** An opened desk, with everybody of the rules at the counters. */
  static open(rules: Rules = wardRules): Desk {
    const desk = new Desk(rules);
    desk.do({ name: "open-day", day: "2026-11-24" });
    desk.do({ name: "login", counter: 2, person: "s2" });
    return desk;
  }

  wait(ms: number): this {
    this.nowMs += ms;
    return this;
  }

  /** One act with an id of its own, or with the id of an earlier one. */
  act(act: Act, id?: string): Decision {
    this.acts += 1;
    const { nowMs, wallAheadMs } = this;
    const by = { id: id ?? `act-${this.acts}`, actor: { by: "staff-page" } } as const;
    const command: Command = { ...by, atMs: nowMs, wallMs: nowMs + wallAheadMs, ...act };
    const decision = decide(this, command);
    if ("problem" in decision) return decision;
    this.hall = replay(this.hall, decision.ok);
    this.events.push(...decision.ok);
    return decision;
  }

  /** An act that must be granted; gives its events. */
  do(act: Act, id?: string): readonly HallEvent[] {
    const decision = this.act(act, id);
    if ("problem" in decision) throw new Error(`${act.name} was refused: ${decision.problem.code}`);
    return decision.ok;
  }

  /** Why an act is refused; it must change nothing. */
  refusal(act: Act): ProblemCode | "granted" {
    const before = this.hall;
    const decision = this.act(act);
    if (this.hall !== before) throw new Error(`${act.name} was refused and changed the hall`);
    return "problem" in decision ? decision.problem.code : "granted";
  }

  /** Gives a number and returns its ticket's id. */
  issue(service: string, options: { source?: Source; class?: string; id?: string } = {}): string {
    const { source = byWord, class: classId = "normal", id } = options;
    const token = `token-${this.events.length}`;
    const [event] = this.do({ name: "issue", service, class: classId, source, token }, id);
    if (event?.kind !== "ticket-issued") throw new Error("no number was given");
    return event.ticket;
  }

  /** Calls at a counter and returns who is called; undefined: nobody. */
  call(counter: number): string | undefined {
    this.act({ name: "call-next", counter });
    return this.hall.counters.get(counter)?.current ?? undefined;
  }

  ticket(id: string): Ticket {
    const ticket = this.hall.tickets.get(id);
    if (ticket === undefined) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  /** What became of a ticket's nth slip. */
  slip(
    ticket: string,
    outcome: "printed" | "unknown" | "failed",
    more: { cleared?: boolean; n?: number } = {},
  ): readonly HallEvent[] {
    const { cleared = true, n = 1 } = more;
    const reason = outcome === "failed" ? "paper-out" : null;
    const cmd = this.ticket(ticket).jobs[n - 1]?.cmd ?? "unknown";
    return this.do({ name: "print-result", ticket, cmd, outcome, reason, cleared });
  }
}
