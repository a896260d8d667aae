import type { CounterNumber, CounterPicture, Fact, VisitId } from "@motcua/broker/contract";
import type { Cancel, Chance, Clock, CrashPoint } from "@motcua/broker/ports";
import type { DiskFault } from "../devices/board-disk.ts";

/** A press as it is stored on the board. */
export type Press = Omit<Extract<Fact, { kind: "rated" }>, "kind">;

/** What the citizen pressed: a score, and perhaps why. */
type Given = Pick<Press, "score" | "reason">;

export type RatingPorts = {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Stores a press durably, or tells why the disk took it not; then nobody is thanked. */
  readonly store: (press: Press) => DiskFault | undefined;
  readonly crash: CrashPoint;
};

/** A counter's time to rate. */
export type RatingWindow = {
  /** Follows the picture: opens, moves or closes the window. */
  follow(picture: CounterPicture): void;
  /** Stores a press of the open window; false where none is open. */
  rate(given: Given): boolean | DiskFault;
  /** The visit that can be rated now. */
  readonly visit: VisitId | null;
  stop(): void;
};

/**
 * The window of one counter, for a keypad and a page alike. What a picture opened stays open on
 * the board by the board's own clock, whatever becomes of the server. Each press is kept, and the
 * last one of a window counts.
 */
export function createRatingWindow(
  options: RatingPorts & {
    readonly counter: CounterNumber;
    /** Another visit can be rated than before, or none. */
    readonly onChange: (visit: VisitId | null) => void;
  },
): RatingWindow {
  const { counter, clock, chance, store, crash, onChange } = options;
  let open: { visit: VisitId; cancel: Cancel } | undefined;

  const close = () => {
    open?.cancel();
    open = undefined;
    onChange(null);
  };
  return {
    follow: ({ rating }) => {
      if (rating === null || rating.remainingMs === 0) {
        if (open !== undefined) close();
        return;
      }
      const { visit, remainingMs } = rating;
      const before = open?.visit;
      open?.cancel();
      open = { visit, cancel: clock.after(remainingMs, close) };
      if (before !== visit) onChange(visit);
    },
    rate: ({ score, reason }) => {
      if (open === undefined || !(score >= 1 && score <= 4)) return false;
      const why = reason === undefined ? {} : { reason };
      const refused = store({ visit: open.visit, counter, score, press: chance.id(), ...why });
      if (refused !== undefined) return refused;
      crash("rating-stored");
      return true;
    },
    get visit() {
      return open?.visit ?? null;
    },
    stop: () => open?.cancel(),
  };
}
