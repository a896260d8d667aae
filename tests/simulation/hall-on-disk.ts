import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "@motcua/broker/contract";
import { openStore, type Store } from "@motcua/broker/log";
import type { Clock, CrashPoint } from "@motcua/broker/ports";
import type { Act } from "../../fleet-server/queue/commands.ts";
import type { HallRunner } from "../../fleet-server/queue/hall-runner.ts";
import type { Projection } from "../../fleet-server/queue/projection.ts";
import { openRunner } from "../../fleet-server/queue/runner.ts";
import { byWord } from "./desk.ts";
import { wardRules } from "./rules.ts";
import { seededChance } from "./seeded.ts";

/** A folder for one test's data, and the clock of its machine. */
export type Machine = {
  readonly path: string;
  readonly clock: Clock & { wall: number; mono: number };
  remove(): void;
};

export function machine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), "hall-"));
  const clock = {
    wall: Date.parse("2026-11-24T00:30:00Z"),
    mono: 0,
    wallMs: () => clock.wall,
    monoMs: () => clock.mono,
    after: () => () => undefined,
    every: () => () => undefined,
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { path: join(folder, "office.db"), clock, remove };
}

/** One run of the server's hall on a machine; the test ends its turns of the event loop. */
export type Run = {
  readonly store: Store;
  readonly runner: HallRunner;
  /** What ended it, if something did. */
  readonly fatal: readonly unknown[];
  /** Submits and does not wait. */
  submit(act: Act, id?: string): Promise<Answer>;
  /** Submits, ends the turn and gives the answer. */
  ask(act: Act, id?: string): Promise<Answer>;
  endTurn(): void;
  /** The process is gone; the file stays as the disk has it. */
  kill(): void;
};

export function start(
  machine: Machine,
  options: { crash?: CrashPoint; projections?: readonly Projection[] } = {},
): Run {
  const { crash = () => undefined, projections = [] } = options;
  const store = openStore(machine.path);
  const fatal: unknown[] = [];
  const turns: (() => void)[] = [];
  const runner = openRunner({
    store,
    chance: seededChance(1),
    clock: machine.clock,
    rules: wardRules,
    crash,
    link: (token) => `http://127.0.0.1:8480/t/${token}`,
    projections,
    onFatal: (error) => fatal.push(error),
    endOfTurn: (run) => turns.push(run),
  });
  let ids = 0;
  const endTurn = () => {
    for (const run of turns.splice(0)) run();
  };
  const submit = (act: Act, id?: string) => {
    machine.clock.mono += 1;
    machine.clock.wall += 1;
    ids += 1;
    const by = { id: id ?? `${machine.clock.wall}-${ids}`, actor: { by: "staff-page" } } as const;
    return runner.submit(act, by);
  };
  const ask = (act: Act, id?: string) => {
    const answer = submit(act, id);
    endTurn();
    return answer;
  };
  return { store, runner, fatal, submit, ask, endTurn, kill: () => store.close() };
}

/** A wish for a number of service A, with a key of its own. */
export function wish(token: string): Act {
  return { name: "issue", service: "A", class: "normal", source: byWord, token };
}

/** The label that was given, or the code of the refusal. */
export function labelOf(answer: Answer): string | undefined {
  if ("problem" in answer) return answer.problem.code;
  return "label" in answer.ok ? answer.ok.label : undefined;
}
