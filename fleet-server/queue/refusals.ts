import type { Problem } from "@motcua/broker/contract";
import type { Act } from "./commands.ts";

/** Refusals kept: a board repeats an ask within 5 s, and no office makes 1,000 presses in that. */
const refusalsMax = 1_024;

/**
 * The refusals of the last moments. They leave no event, and still a repeated press must get its
 * first answer: what was refused on the keypad must not happen when the repeat comes in.
 */
export type Refusals = {
  find(id: string, name: Act["name"]): Problem | undefined;
  keep(id: string, name: Act["name"], problem: Problem): void;
  forget(id: string): void;
};

export function createRefusals(): Refusals {
  const kept = new Map<string, { readonly name: Act["name"]; readonly problem: Problem }>();
  return {
    find: (id, name) => {
      const found = kept.get(id);
      return found?.name === name ? found.problem : undefined;
    },
    keep: (id, name, problem) => {
      kept.set(id, { name, problem });
      const oldest = kept.keys().next();
      if (kept.size > refusalsMax && oldest.done !== true) kept.delete(oldest.value);
    },
    forget: (id) => {
      kept.delete(id);
    },
  };
}
