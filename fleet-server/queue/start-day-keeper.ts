import type { Clock } from "@motcua/broker/ports";
import { trustClock } from "./clock-trust.ts";
import { type DayScene, keepDay } from "./day-keeper.ts";
import type { HallRunner } from "./hall-runner.ts";

/** The clock looks at the business day this often, ms: a citizen notices no delay of seconds. */
const lookEveryMs = 5_000;

/** What the keeper needs of the office at this moment. */
export type DayRules = Pick<DayScene, "mode" | "hours">;

/**
 * Opens and closes the business day by the office's hours, and once at the start. Resolves when
 * the first look has been acted on; `stop` ends the looks.
 */
export async function startDayKeeper(options: {
  readonly runner: HallRunner;
  readonly clock: Clock;
  readonly rules: (wallMs: number) => DayRules;
  readonly id: () => string;
}): Promise<{ stop(): void }> {
  const { runner, clock, rules, id } = options;
  const clockTrust = trustClock(runner.hall, runner.now());
  const look = async (startedNow: boolean) => {
    const { hall } = runner;
    const now = runner.now();
    const { wallMs } = now;
    const clockTrusted = clockTrust(hall, now);
    const acts = keepDay({ hall, ...rules(wallMs), wallMs, startedNow, clockTrusted });
    for (const act of acts)
      await runner.submit(act, { id: `hours:${id()}`, actor: { by: "hours" } });
  };
  await look(true);
  // A rejection means that the process ends; the hall's own `onFatal` has said so.
  const stop = clock.every(lookEveryMs, () => void look(false).catch(() => undefined));
  return { stop };
}
