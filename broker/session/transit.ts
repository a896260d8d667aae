import type { Clock } from "../ports.ts";

/** How long a message of one board was on its way. */
export type Transit = {
  /**
   * Hears a message's envelope and tells its time on the way, ms: 0 or more, and never more than
   * it was, since the quickest message known of its session is taken to have come at once.
   */
  readonly heardMs: (envelope: Stamp) => number;
};

/** `mono` is the sender's monotonic clock, which begins anew with each `boot`. */
export type Stamp = { readonly mono: number; readonly boot: string; readonly sid: string };

/**
 * Two quartz clocks drift apart by up to 100 ppm in all, 9 s in a day; twice that is allowed,
 * so that a board that was silent over night is not taken for late in the morning.
 */
const driftPerMs = 200e-6;

/**
 * A difference that no message has confirmed in this time of messages is a clock that was moved,
 * as by a short sleep of the board's machine: a server that thaws reads its backlog faster, ms.
 */
const spanMs = 60_000;

/** The smallest difference of the clocks among the messages of a span, and when it was seen. */
type Least = { readonly offsetMs: number; readonly seenMs: number };

/**
 * The two clocks have no common zero, so one message tells nothing. The smallest difference of
 * the server's clock to the board's is that of the quickest message; what a message has more
 * than this, it has spent on the way: in a socket's buffer while the server was frozen.
 */
export function createTransit(clock: Clock): Transit {
  let from: Pick<Stamp, "boot" | "sid"> | undefined;
  let spanFromMs = 0;
  let earlier: Least | undefined;
  let present: Least | undefined;

  return {
    heardMs: ({ mono, boot, sid }) => {
      const nowMs = clock.monoMs();
      const offsetMs = nowMs - mono;
      const grown = (least: Least) => least.offsetMs + (nowMs - least.seenMs) * driftPerMs;
      if (from?.boot !== boot || from.sid !== sid) {
        from = { boot, sid };
        earlier = undefined;
        present = undefined;
        spanFromMs = nowMs;
      }
      if (nowMs - spanFromMs > spanMs) {
        earlier = present;
        present = undefined;
        spanFromMs = nowMs;
      }
      if (present === undefined || offsetMs <= grown(present)) {
        present = { offsetMs, seenMs: nowMs };
      }
      const least = Math.min(grown(present), earlier ? grown(earlier) : Number.POSITIVE_INFINITY);
      return Math.max(0, offsetMs - least);
    },
  };
}
