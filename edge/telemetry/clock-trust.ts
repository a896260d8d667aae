import { existsSync } from "node:fs";
import type { Telemetry } from "@motcua/broker/contract";

/** Where the machine tells of its clocks; a test gives its own. */
export type ClockSigns = {
  /** Made by systemd-timesyncd at the first answer of a time server. */
  readonly synchronized: string;
  /** A clock that goes on without power. */
  readonly rtc: string;
};

/** Two clocks that are nearer than this tell people the same time, ms. */
const agreeMs = 5_000;

/** Before this release was made no clock can be: 2026-01-01T00:00:00Z, as a board without one is. */
const firstPossibleMs = 1_767_225_600_000;

/**
 * How far the board's wall clock can be trusted. `serverOffMs` is its difference to the server's
 * at the last beat, undefined before the first.
 */
export function clockTrust(
  signs: ClockSigns,
  now: { readonly wallMs: number; readonly serverOffMs: number | undefined },
): Telemetry["clock"] {
  if (now.wallMs < firstPossibleMs) return "none";
  if (existsSync(signs.synchronized)) return "ntp";
  if (now.serverOffMs !== undefined && Math.abs(now.serverOffMs) <= agreeMs) return "server";
  return existsSync(signs.rtc) ? "rtc" : "none";
}
