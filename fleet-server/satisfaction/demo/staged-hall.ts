import type { Chance } from "@motcua/broker/ports";
import { replay } from "../../queue/apply.ts";
import type { Act, Actor } from "../../queue/commands.ts";
import { decide } from "../../queue/decide.ts";
import type { HallEvent } from "../../queue/events.ts";
import type { Hall } from "../../queue/hall.ts";
import type { Rules } from "../../queue/rules.ts";

/** Where and when people act on a stage. */
export type Scene = {
  readonly rules: Rules;
  readonly chance: Chance;
  /** The hall of the evening before. */
  readonly hall: Hall;
  /** Office time and wall clock of the first act, ms. */
  readonly startMs: number;
  readonly wallStartMs: number;
};

type Errand = { readonly atMs: number; readonly act: () => void };

/**
 * The queue's core with people who act at their hour and not in real time: what they do is decided
 * and applied as in an office, and comes out as events.
 */
export class StagedHall {
  readonly events: HallEvent[] = [];
  hall: Hall;
  nowMs: number;
  private readonly scene: Scene;
  private readonly errands: Errand[] = [];

  constructor(scene: Scene) {
    this.scene = scene;
    this.hall = scene.hall;
    this.nowMs = scene.startMs;
  }

  /** Acts now, and gives what happened: nothing where the queue refuses. */
  submit(act: Act, actor: Actor = { by: "board", board: "box-26734" }): readonly HallEvent[] {
    const { rules, chance, startMs, wallStartMs } = this.scene;
    const { hall, nowMs } = this;
    const wallMs = wallStartMs + (nowMs - startMs);
    const command = { id: chance.id(), atMs: nowMs, wallMs, actor, ...act };
    const decision = decide({ hall, rules }, command);
    if ("problem" in decision) return [];
    this.hall = replay(hall, decision.ok);
    this.events.push(...decision.ok);
    return decision.ok;
  }

  later(ms: number, act: () => void): void {
    this.at(this.nowMs + ms, act);
  }

  at(atMs: number, act: () => void): void {
    this.errands.push({ atMs, act });
  }

  /** Runs what was planned and what that plans, until nothing is left. */
  run(): void {
    for (let next = this.takeNext(); next !== undefined; next = this.takeNext()) {
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.act();
    }
  }

  /** The earliest errand; of equal ones the one planned first. */
  private takeNext(): Errand | undefined {
    let first = 0;
    for (const [index, errand] of this.errands.entries()) {
      if (errand.atMs < (this.errands[first]?.atMs ?? 0)) first = index;
    }
    return this.errands.splice(first, 1)[0];
  }
}
