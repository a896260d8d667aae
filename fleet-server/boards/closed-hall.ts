import type { ClosedHall } from "@motcua/broker/contract";
import { type Hours, hoursAt, hoursWritten } from "../office/hours.ts";
import type { Hall } from "../queue/hall.ts";

/** Why no numbers are given now, for who stands before a kiosk; undefined while they are. */
export function closedHall(
  { day: known }: Pick<Hall, "day">,
  hours: Hours,
  wallMs: number,
): ClosedHall | undefined {
  if (known?.open === true) return undefined;
  const { day, lastClosingMs } = hoursAt(hours, wallMs);
  const past = lastClosingMs !== null && wallMs >= lastClosingMs;
  const why = known?.label === day || past ? "over" : "not-yet";
  return { why, hours: [...hoursWritten(hours, day)] };
}
