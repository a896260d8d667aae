import { BoardName, Words } from "@motcua/broker/contract";
import { type FaultCode, faults } from "@motcua/device-profiles/faults";
import Type, { type Static } from "typebox";
import { boardItself } from "../telemetry/sample.ts";
import type { Condition } from "./condition.ts";

const Instant = Type.Integer({ description: "ms since 1970" });

/** An alarm as pages and receivers read it. */
export const AlarmView = Type.Object({
  id: Type.String(),
  /** Id of the rule, e.g. `paper-out`. */
  rule: Type.String(),
  /** Null for an alarm of the server itself. */
  board: Type.Union([BoardName, Type.Null()]),
  /** Null for an alarm of the board itself. */
  device: Type.Union([Type.String(), Type.Null()]),
  severity: Type.Union([Type.Literal("minor"), Type.Literal("major"), Type.Literal("critical")]),
  title: Words,
  /** What the device said, where it said something. */
  cause: Type.Union([Words, Type.Null()]),
  remedy: Words,
  raisedMs: Instant,
  seenMs: Type.Union([Instant, Type.Null()]),
  clearedMs: Type.Union([Instant, Type.Null()]),
  /** Its board is away: nobody can see whether it still is so, and another alarm tells why. */
  silenced: Type.Boolean(),
});
export type AlarmView = Static<typeof AlarmView>;

const nothing: Words = { vi: "", en: "" };

/** A new alarm, told in the words of its rule and of the fault. */
export function raise({ rule, at, code }: Condition, id: string, raisedMs: number): AlarmView {
  const fault = isFault(code) ? faults[code] : undefined;
  const remedy = rule.remedy ?? (fault && { vi: fault.vi.remedy, en: fault.en.remedy });
  return {
    id,
    rule: rule.id,
    board: at.board === boardItself ? null : at.board,
    device: at.device === boardItself ? null : at.device,
    severity: rule.severity,
    title: { vi: rule.vi, en: rule.en },
    cause: fault === undefined ? null : { vi: fault.vi.what, en: fault.en.what },
    remedy: remedy ?? nothing,
    raisedMs,
    seenMs: null,
    clearedMs: null,
    silenced: false,
  };
}

function isFault(code: string | undefined): code is FaultCode {
  return code !== undefined && Object.hasOwn(faults, code);
}
