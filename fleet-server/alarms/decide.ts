import { alarmKey, type Condition } from "./condition.ts";

/** What the engine remembers. Times are monotonic ms. */
export type Watch = {
  /** Conditions that hold and have not been told, by key: since when. */
  readonly holding: ReadonlyMap<string, number>;
  /** Open alarms by key: since when their condition is over, or null while it is not. */
  readonly open: ReadonlyMap<string, { readonly overSinceMs: number | null }>;
};

export const nothingSeen: Watch = { holding: new Map(), open: new Map() };

/** When it is, and whether alarms of office hours are called now. */
export type Now = { readonly monoMs: number; readonly officeOpen: boolean };

export type Decision = {
  readonly watch: Watch;
  readonly raised: readonly Condition[];
  /** Keys of alarms that end. */
  readonly cleared: readonly string[];
  /** Look again then, monotonic ms, though nothing else happens; null where nothing is pending. */
  readonly wakeMs: number | null;
};

/**
 * What becomes of the alarms now. A condition that holds for `forS` raises one; one that is over
 * for `clearForS` ends it, and one that is masked by its cause ends at once. An open alarm whose
 * place nobody can see stays as it is. One whose rule or device is gone from the office ends.
 */
export function decide(before: Watch, conditions: readonly Condition[], now: Now): Decision {
  const holding = new Map<string, number>();
  const open = new Map<string, { overSinceMs: number | null }>();
  const raised: Condition[] = [];
  let wakeMs = Number.POSITIVE_INFINITY;
  const wake = (ms: number) => {
    wakeMs = Math.min(wakeMs, ms);
  };

  for (const condition of conditions) {
    const key = alarmKey(condition);
    const { rule, is } = condition;
    const alarm = before.open.get(key);
    if (alarm !== undefined) {
      const stays = stillOpen(alarm, condition, now.monoMs);
      if (stays === undefined) continue;
      open.set(key, stays);
      if (is === "over") wake((stays.overSinceMs ?? now.monoMs) + (rule.clearForS ?? 0) * 1_000);
    } else if (is === "so") {
      const sinceMs = before.holding.get(key) ?? now.monoMs;
      const dueMs = sinceMs + rule.forS * 1_000;
      const called = rule.during === "always" || now.officeOpen;
      if (called && now.monoMs >= dueMs) {
        raised.push(condition);
        open.set(key, { overSinceMs: null });
      } else {
        holding.set(key, sinceMs);
        if (called) wake(dueMs);
      }
    }
  }
  const cleared = [...before.open.keys()].filter((key) => !open.has(key));
  const pending = Number.isFinite(wakeMs) ? wakeMs : null;
  return { watch: { holding, open }, raised, cleared, wakeMs: pending };
}

/** The alarm as it stays open, or undefined where it ends. */
function stillOpen(
  alarm: { readonly overSinceMs: number | null },
  { rule, is }: Condition,
  monoMs: number,
): { overSinceMs: number | null } | undefined {
  switch (is) {
    case "so":
      return { overSinceMs: null };
    case "unknown":
      return { overSinceMs: alarm.overSinceMs };
    case "masked":
      return undefined;
    case "over": {
      const overSinceMs = alarm.overSinceMs ?? monoMs;
      const endsMs = overSinceMs + (rule.clearForS ?? 0) * 1_000;
      return monoMs >= endsMs ? undefined : { overSinceMs };
    }
  }
}
