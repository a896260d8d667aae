import type { Because, ClassId, ServiceLetter } from "@motcua/broker/contract";
import type { Hall } from "./hall.ts";
import type { Lane, Place } from "./lane.ts";
import type { CounterRule, Rules } from "./rules.ts";

/** The name under which `because` explains itself. */
const policyName = "target-ratio";

/**
 * The wait that the office promises, ms: the class's own, or the service's.
 * A service that left `office.yaml` during the day keeps the shipped promise of 30 minutes.
 */
export function targetMs(rules: Rules, service: ServiceLetter, classId: ClassId): number {
  const ofClass = rules.classes.find((rule) => rule.id === classId)?.targetMs;
  const ofService = rules.services.find((rule) => rule.letter === service)?.targetMs;
  return Math.max(1, ofClass ?? ofService ?? 30 * 60_000);
}

/** Someone in the order of calls: who arrived when, with which promise. */
export type Claim = {
  readonly arrivalMs: number;
  readonly order: number;
  readonly targetMs: number;
};

/**
 * Who is called first at `nowMs`; negative: `a`. Target ratio: score = waited ÷ target, highest
 * first (accumulating priority: Kleinrock; Stanford, Taylor, Ziedins 2014). The same score:
 * first arrival, then sequence. Compared crosswise in whole numbers, so that no rounding makes
 * a tie: a day's wait × an hour's target stays below 2^53.
 */
export function compareClaims(a: Claim, b: Claim, nowMs: number): number {
  const aShare = (nowMs - a.arrivalMs) * b.targetMs;
  const bShare = (nowMs - b.arrivalMs) * a.targetMs;
  return bShare - aShare || a.arrivalMs - b.arrivalMs || a.order - b.order;
}

/**
 * Whom this counter calls next, and why; undefined: nobody whom it serves is waiting. Scores
 * keep arrival order inside a lane, so only the heads of lanes compete.
 */
export function nextFor(
  { hall, rules }: { readonly hall: Hall; readonly rules: Rules },
  counter: CounterRule,
  nowMs: number,
): { readonly place: Place; readonly because: Because } | undefined {
  let best: { lane: Lane; place: Place; claim: Claim } | undefined;
  for (const lane of hall.waiting.values()) {
    const place = lane.places.first();
    if (place === undefined || !counter.services.includes(lane.service)) continue;
    const claim = { ...place, targetMs: targetMs(rules, lane.service, lane.class) };
    if (best === undefined || compareClaims(claim, best.claim, nowMs) < 0) {
      best = { lane, place, claim };
    }
  }
  if (best === undefined) return undefined;
  const waitedMs = nowMs - best.place.arrivalMs;
  const because = {
    policy: policyName,
    class: best.lane.class,
    waitedMs,
    targetMs: best.claim.targetMs,
  };
  return { place: best.place, because };
}
