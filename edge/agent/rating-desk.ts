import type { CounterNumber, CounterPicture, VisitId } from "@motcua/broker/contract";
import type { Cancel, Chance, Clock, CrashPoint } from "@motcua/broker/ports";
import type { Keypad } from "../devices/device.ts";

/** A press as it is stored on the board. */
export type Press = {
  readonly visit: VisitId;
  readonly counter: CounterNumber;
  readonly score: number;
  readonly press: string;
};

export type RatingDesk = {
  /** Follows the picture: opens, moves or closes this counter's window. */
  follow(picture: CounterPicture): void;
  stop(): void;
};

/**
 * One counter's rating keypad. The window that a picture opened stays open on the board by the
 * board's own clock, whatever becomes of the server. A press is stored before it is thanked for;
 * the last one of a window counts, and each is kept.
 */
export function createRatingDesk(options: {
  readonly counter: CounterNumber;
  readonly keypad: Keypad;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Stores a press durably; throws when it cannot, and then nobody is thanked. */
  readonly store: (press: Press) => void;
  readonly crash: CrashPoint;
}): RatingDesk {
  const { counter, keypad, clock, chance, store, crash } = options;
  let open: { visit: VisitId; cancel: Cancel } | undefined;

  const close = () => {
    open?.cancel();
    open = undefined;
    keypad.lamp("closed");
  };
  keypad.onKey((key) => {
    const score = Number(key);
    if (open === undefined || !(score >= 1 && score <= 4)) return;
    store({ visit: open.visit, counter, score, press: chance.id() });
    crash("rating-stored");
    keypad.lamp("thanks");
  });

  return {
    follow: ({ rating }) => {
      if (rating === null || rating.remainingMs === 0) {
        if (open !== undefined) close();
        return;
      }
      if (open?.visit === rating.visit) {
        open.cancel();
      } else {
        open?.cancel();
        keypad.lamp("open");
      }
      open = { visit: rating.visit, cancel: clock.after(rating.remainingMs, close) };
    },
    stop: () => open?.cancel(),
  };
}
