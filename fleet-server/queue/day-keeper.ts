import type { BusinessDay } from "@motcua/broker/contract";
import type { Act } from "./commands.ts";
import type { Hall } from "./hall.ts";

/** How an instant stands to the office's hours; wall clock, ms since 1970. */
type HoursNow = {
  /** The date in Vietnam: the label of a day that opens now. */
  readonly day: BusinessDay;
  readonly openNow: boolean;
  /** End of this date's last opening; null on a closed date. */
  readonly lastClosingMs: number | null;
};

/** What the keeper looks at. */
export type DayScene = {
  readonly hall: Hall;
  /** `hours`: opens at the first opening time; `start`: when the box starts, for training. */
  readonly mode: "hours" | "start";
  readonly hours: HoursNow;
  readonly wallMs: number;
  /** True once, right after the process started. */
  readonly startedNow: boolean;
  /** False while the wall clock has jumped; see `trustClock`. */
  readonly clockTrusted: boolean;
};

type DayAct = Extract<Act, { name: "open-day" | "close-day" }>;

/**
 * A day of an earlier date is over once nothing has happened for this long, ms. Someone who
 * still works past midnight, or a restart after a crash, does not end it.
 */
const quietMs = 3 * 60 * 60_000;

/** A board without a battery clock may believe it is 1970; it opens no day by itself then. */
const firstTrustedDay = "2026-01-01";

/**
 * What the office's own clock does about the business day: close it, open it, both, or nothing.
 * Ask again every few seconds. People may open and close at any time; what a person did stands.
 */
export function keepDay(scene: DayScene): readonly DayAct[] {
  // Only the hours follow the clock while the office runs; a start has just read it.
  if (scene.mode === "hours" && !scene.clockTrusted) return [];
  const closes = scene.hall.day?.open === true && isOver(scene);
  const staysOpen = scene.hall.day?.open === true && !closes;
  const acts: DayAct[] = closes ? [{ name: "close-day" }] : [];
  if (!staysOpen && opens(scene)) acts.push({ name: "open-day", day: scene.hours.day });
  return acts;
}

function isOver({ hall, mode, hours, wallMs, startedNow }: DayScene): boolean {
  if (hall.day === null) return false;
  const { label, openedWallMs } = hall.day;
  if (label < hours.day) {
    const quiet = wallMs - hall.lastWallMs >= quietMs;
    if (mode === "start") return quiet && startedNow;
    return quiet || hours.openNow;
  }
  if (mode === "start" || label > hours.day || hours.lastClosingMs === null) return false;
  // A day that a person opened after the last closing time is closed by a person.
  return wallMs >= hours.lastClosingMs && openedWallMs < hours.lastClosingMs;
}

function opens({ hall, mode, hours, startedNow }: DayScene): boolean {
  const { day } = hours;
  if (day < firstTrustedDay) return false;
  // A clock that runs behind the last day opens nothing: those numbers are given.
  if (hall.day !== null && day < hall.day.label) return false;
  if (mode === "start") return startedNow;
  // A day that a person closed early stays closed.
  return hours.openNow && !hall.days.has(day);
}
