import type { Cancel, Clock } from "@motcua/broker/ports";
import { quietMs } from "../drivers/key-bytes.ts";
import { type Levels, stepLevels, stuckLevel } from "../drivers/key-levels.ts";
import { LineFault } from "../transports/line.ts";
import type { Keypad } from "./device.ts";
import { healthKeeper } from "./device-health.ts";
import type { KeySource } from "./key-source.ts";
import type { KeypadLamp } from "./keypad-lamp.ts";
import { pressListeners } from "./press-listeners.ts";

/** After a fault the hardware is tried again this often. */
const retryMs = 1_000;

/** An expander that lost its power for a moment is set up again within this. */
const wakeMs = 60_000;

/**
 * A keypad whose levels are read: on an I²C expander or on GPIO lines. Keys that were down during a
 * break were not pressed after it.
 */
export function startLevelKeypad(options: {
  readonly name: string;
  readonly source: KeySource;
  readonly lamp?: KeypadLamp;
  readonly clock: Clock;
}): Keypad {
  const { name, source, lamp, clock } = options;
  const health = healthKeeper();
  const presses = pressListeners();
  let levels: Levels = "untouched";
  let awakeSinceMs: number | undefined;
  let next: Cancel = () => undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const wake = async () => {
    if (awakeSinceMs !== undefined && clock.monoMs() - awakeSinceMs < wakeMs) return;
    await source.wake();
    lamp?.refresh();
    awakeSinceMs = clock.monoMs();
  };
  const readOnce = async (): Promise<number> => {
    try {
      await wake();
      const down = await source.read();
      if (stopped) return 0;
      const atMs = clock.monoMs();
      const step = stepLevels(levels, { keys: source.keys, down }, atMs);
      const changed = step.levels !== levels && hasChanged(levels, step.levels);
      levels = step.levels;
      const stuck = stuckLevel(levels, atMs) !== null;
      health.set(stuck ? { state: "degraded", code: "key-stuck" } : { state: "ok" });
      for (const key of step.pressed) presses.tell(key);
      // What a contact settles at is known when its quiet time is over.
      return changed ? Math.min(source.everyMs, quietMs) : source.everyMs;
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      levels = "untouched";
      awakeSinceMs = undefined;
      if (!stopped) health.set({ state: "down", code: error.code });
      return retryMs;
    }
  };
  const look = () => {
    again = looking !== undefined;
    if (again || stopped) return;
    next();
    looking = readOnce().then((afterMs) => {
      looking = undefined;
      if (stopped) return;
      if (again) look();
      else next = clock.after(afterMs, look);
    });
  };
  source.onEdge?.(look);
  look();

  return {
    name,
    health: () => health.now(),
    onHealth: (listener) => health.on(listener),
    onKey: presses.onKey,
    borrow: presses.borrow,
    lamp: (state) => lamp?.set(state),
    stop: async () => {
      stopped = true;
      next();
      await looking;
      lamp?.stop();
    },
  };
}

function hasChanged(before: Levels, after: Levels): boolean {
  if (before === "untouched" || after === "untouched") return true;
  return Object.entries(after).some(([key, contact]) => before[key] !== contact);
}
