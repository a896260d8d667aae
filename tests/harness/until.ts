import { setTimeout as wait } from "node:timers/promises";
import type { HallView } from "../../fleet-server/queue/view.ts";

/** A probe that throws is asked again: a server that is being started refuses connections. */
export type Probe<T> = () => T | undefined | false | Promise<T | undefined | false>;

/**
 * Asks `probe` until it gives something other than undefined or false, which is the result. The
 * error after `withinMs` shows its last fault and what `state` tells.
 */
export type Until = <T>(what: string, probe: Probe<T>, withinMs?: number) => Promise<T>;

const probeEveryMs = 20;

/**
 * How long a test waits for what must come, ms. Two cores may carry several offices at once, and
 * other work beside: a wait that is over at once costs nothing, one that is cut short is a false
 * alarm. It is shorter than a test's own time (`vitest.config.ts`), so that the failure tells what
 * was awaited and what was there instead.
 */
export const patienceMs = 90_000;

/** Asserts until the assertion holds; the failure is that of its last try. */
export async function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > deadlineMs) throw error;
    }
    await wait(probeEveryMs);
  }
}

/** The only waiting of a journey; `state` tells where things stand when it was in vain. */
export function untilWith(state: () => Promise<string>): Until {
  return async (what, probe, withinMs = patienceMs) => {
    const deadlineMs = performance.now() + withinMs;
    let fault: unknown = "none";
    const ask = async () => {
      const over = new AbortController();
      const late = wait(deadlineMs - performance.now(), "late" as const, { signal: over.signal });
      late.catch(() => undefined);
      try {
        const seen = await Promise.race([probe(), late]);
        if (seen !== "late") return seen;
        fault = "the last question has no answer yet";
      } catch (error) {
        fault = error;
      } finally {
        over.abort();
      }
      return undefined;
    };
    do {
      const seen = await ask();
      if (seen !== undefined && seen !== false) return seen;
      await wait(probeEveryMs);
    } while (performance.now() < deadlineMs);
    const told = [`not within ${withinMs} ms: ${what}`, `last fault: ${String(fault)}`];
    throw new Error([...told, await state()].join("\n"));
  };
}

/** The hall in a few lines, for the message of a failure. */
export function inShort({ day, counters, waiting, slips, boards }: HallView): string {
  const devices = boards.flatMap((board) => board.devices);
  const unwell = devices.filter(({ health }) => health.state !== "ok");
  return [
    `day ${JSON.stringify(day)}, boards ${boards.map(({ state }) => state).join()}`,
    ...counters.map(({ number, current }) => `counter ${number}: ${JSON.stringify(current)}`),
    ...[...waiting, ...slips].map(
      ({ label, state, slip, fault }) => `${label} ${state}, ${slip}, ${fault}`,
    ),
    ...unwell.map(({ name, health }) => `${name}: ${JSON.stringify(health)}`),
  ].join("\n");
}
