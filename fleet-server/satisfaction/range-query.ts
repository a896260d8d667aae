import { BusinessDay, type Problem } from "@motcua/broker/contract";
import Type, { type Static, type TProperties } from "typebox";
import { daysIn, isDay } from "./calendar.ts";
import { rangeDaysMax } from "./range-schema.ts";

const bounds = { from: BusinessDay, to: BusinessDay };

/** A query that names a range, with what else it may name. */
export const rangeQuery = <P extends TProperties>(more: P) =>
  Type.Object({ ...bounds, ...more }, { additionalProperties: false });

const Bounds = Type.Object(bounds);
type Bounds = Static<typeof Bounds>;

/** What is wrong with a range, or undefined. */
export function faultOf({ from, to }: Bounds): Problem | undefined {
  if (!isDay(from)) return { code: "bad-request", field: "from", detail: "no such day" };
  if (!isDay(to)) return { code: "bad-request", field: "to", detail: "no such day" };
  const days = daysIn(from, to);
  if (days < 1) return { code: "bad-request", field: "to", detail: "it is before from" };
  if (days > rangeDaysMax) {
    return { code: "bad-request", field: "from", detail: `at most ${rangeDaysMax} days` };
  }
  return undefined;
}
