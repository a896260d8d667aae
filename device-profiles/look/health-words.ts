import { type FaultCode, faults } from "../faults.ts";
import type { LookPhrases } from "./vi.ts";

/** A device's health as it travels: a state and, where there is one, a fault's code. */
export type HealthView = {
  readonly state: "ok" | "degraded" | "down" | "unknown";
  readonly code?: string | undefined;
};

/** The health as a sentence, and what to do about it (empty when nothing is wrong). */
export function healthWords(
  health: HealthView,
  words: LookPhrases,
): { readonly what: string; readonly remedy: string } {
  if (health.state === "ok") return { what: words.health.ok, remedy: "" };
  const known = isFault(health.code) ? words.fault(faults[health.code]) : undefined;
  if (known === undefined && health.state === "unknown") {
    return { what: words.health.unknown, remedy: "" };
  }
  const what = known?.what ?? health.code ?? words.health.unnamed;
  const remedy = known?.remedy ?? "";
  if (health.state === "degraded") return { what: words.health.degraded(what), remedy };
  return { what: words.health.down(what), remedy };
}

/** Whether a text is the code of a fault that has words. */
function isFault(code: string | undefined): code is FaultCode {
  return code !== undefined && Object.hasOwn(faults, code);
}
