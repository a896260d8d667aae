import type { CrashPoint } from "./ports.ts";

/** The product's crash points: none. */
export const noCrash: CrashPoint = () => undefined;

/**
 * Makes a crash point from `name` or `name:count`: the process kills itself (SIGKILL) when it
 * reaches the named place for the count-th time. Tests aim faults with it.
 */
export function crashPointFrom(spec: string | undefined, kill: () => void): CrashPoint {
  if (spec === undefined || spec === "") return noCrash;
  const [name, count = "1"] = spec.split(":");
  let left = Number(count);
  return (reached) => {
    if (reached !== name) return;
    left -= 1;
    if (left === 0) kill();
  };
}
