import type { OfficeEvents, OfficeSession, OfficeSessionOptions } from "./office-api.ts";

/** Connects an office's server to its boards and keeps it connected until `stop`. */
export function startOfficeSession(
  options: OfficeSessionOptions,
  _on: OfficeEvents,
): OfficeSession {
  throw new Error(`not built: ${options.office}`);
}
