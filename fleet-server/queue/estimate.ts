import type { ClassId, ServiceLetter, WaitMinutes } from "@motcua/broker/contract";
import { counterState, type Hall } from "./hall.ts";
import { type Lanes, placesBefore } from "./lane.ts";
import { type Claim, compareClaims, targetMs } from "./order.ts";
import type { Rules } from "./rules.ts";

/** What a citizen is told about the wait. */
export type Estimate = { readonly ahead: number; readonly wait: WaitMinutes };

/** Someone who waits, or is about to. */
export type Waiter = {
  readonly service: ServiceLetter;
  readonly class: ClassId;
  readonly arrivalMs: number;
  readonly order: number;
};

/**
 * People ahead, and the wait that follows.
 *
 * Ahead are those who wait or whose slip is printing, whom a counter that may serve this waiter
 * may serve too, and whom the policy would call first. The order is judged at the moment when
 * the waiter's own target is reached (or now, if that is past): at its arrival everybody has
 * waited longer, also those whom a priority class will soon have overtaken.
 */
export function estimate(
  { hall, rules }: { readonly hall: Hall; readonly rules: Rules },
  waiter: Waiter,
  nowMs: number,
): Estimate {
  const able = rules.counters.filter((rule) => rule.services.includes(waiter.service));
  const open = able.filter((rule) => counterState(hall, rule.number).person !== null);
  const rivals = new Set((open.length > 0 ? open : able).flatMap((rule) => rule.services));
  const claim = { ...waiter, targetMs: targetMs(rules, waiter.service, waiter.class) };
  const judgedMs = Math.max(nowMs, waiter.arrivalMs + claim.targetMs);
  const count = (lanes: Lanes) => countBefore({ lanes, rules, rivals }, claim, judgedMs);
  const ahead = count(hall.waiting) + count(hall.printing);
  const normMs = rules.services.find((rule) => rule.letter === waiter.service)?.normMs ?? 0;
  return { ahead, wait: waitMinutes({ ahead, normMs, open: open.length }) };
}

/**
 * The range shown, minutes: w = norm × people ahead ÷ open counters that may serve it, from w
 * rounded down to 5 minutes, to 5 minutes more, or 10 where w is above 30. Null: none is open.
 */
export function waitMinutes(input: {
  readonly ahead: number;
  readonly normMs: number;
  readonly open: number;
}): WaitMinutes {
  if (input.open === 0) return null;
  const minutes = (input.normMs * input.ahead) / input.open / 60_000;
  const from = Math.floor(minutes / 5) * 5;
  return { from, to: from + (minutes > 30 ? 10 : 5) };
}

function countBefore(
  { lanes, rules, rivals }: { lanes: Lanes; rules: Rules; rivals: ReadonlySet<ServiceLetter> },
  claim: Claim,
  atMs: number,
): number {
  let count = 0;
  for (const lane of lanes.values()) {
    if (!rivals.has(lane.service)) continue;
    const laneTargetMs = targetMs(rules, lane.service, lane.class);
    count += placesBefore(lane.places, (place) => {
      return compareClaims({ ...place, targetMs: laneTargetMs }, claim, atMs) < 0;
    });
  }
  return count;
}
