import type { Problem, ProblemCode } from "@motcua/broker/contract";
import type { Act, Command } from "../commands.ts";
import type { HallEvent, Happening } from "../events.ts";
import type { Hall } from "../hall.ts";
import { answerOf, type Grant } from "../receipts.ts";
import type { Rules } from "../rules.ts";

/** What a command leads to: events and the answer they make, or a refusal and no change. */
export type Decision =
  | { readonly ok: readonly HallEvent[]; readonly answer: Grant }
  | { readonly problem: Problem };

/** A decision before it is stamped with its command's id and time. */
export type Outcome = readonly Happening[] | { readonly problem: Problem };

/** The hall and the office's rules, which a decision looks at. */
export type Office = { readonly hall: Hall; readonly rules: Rules };

/** One kind of act, with the command's id, time and actor. */
export type CommandOf<N extends Act["name"]> = Extract<Command, { name: N }>;

/** A refusal. */
export function refuse(code: ProblemCode, field?: string): { readonly problem: Problem } {
  return { problem: field === undefined ? { code } : { code, field } };
}

/** Stamps what happens with its cause. */
export function settle(command: Command, outcome: Outcome): Decision {
  if ("problem" in outcome) return outcome;
  const { id, atMs, wallMs, actor } = command;
  const events = outcome.map((happening) => ({ cause: id, atMs, wallMs, actor, ...happening }));
  return { ok: events, answer: answerOf(events) };
}
