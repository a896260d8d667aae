/** Time for what is not the line: the device waking up, the system being busy. */
const slackMs = 2_000;

/** A line without a pace (TCP, USB) should take a ticket at once; a peer that does not is stuck. */
const unpacedMs = 10_000;

/**
 * How long a write of so many bytes may take, ms: the time on the wire (10 bits a byte) and half
 * as much again, and 2 s. A peer that stops reading would otherwise hold the writer for ever.
 */
export function writeDeadlineMs(byteCount: number, baud: number | undefined): number {
  if (baud === undefined) return unpacedMs;
  return Math.ceil(((byteCount * 10) / baud) * 1_000 * 1.5) + slackMs;
}
