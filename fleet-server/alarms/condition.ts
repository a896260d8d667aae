import type { BoardName, Words } from "@motcua/broker/contract";
import { boardItself } from "../telemetry/sample.ts";

/** What may become an alarm: a rule at a place, and how it stands there at this moment. */
export type Condition = {
  readonly rule: Rule;
  readonly at: Place;
  /**
   * `masked`: something more important is wrong at the same place or on the same line, which is
   * the cause · `unknown`: nobody can see, because its board is away.
   */
  readonly is: "so" | "over" | "masked" | "unknown";
  /** The health code with which it holds, and with which its alarm is told. */
  readonly code?: string;
};

/** A board and its device, or `boardItself`; the broker's own alarm has no board. */
export type Place = { readonly board: string; readonly device: string };

/** An alarm of a profile, or one of the server's own. */
export type Rule = {
  readonly id: string;
  readonly forS: number;
  readonly clearForS?: number;
  readonly severity: "minor" | "major" | "critical";
  readonly during: "office-hours" | "always";
  readonly vi: string;
  readonly en: string;
  readonly remedy?: Words;
};

/** One alarm a rule and place is open at a time. */
export function alarmKey({ rule, at }: Pick<Condition, "rule" | "at">): string {
  return `${at.board}/${at.device}/${rule.id}`;
}

/** A device at a place that has none. */
export const ofBoard = (board: BoardName): Place => ({ board, device: boardItself });
