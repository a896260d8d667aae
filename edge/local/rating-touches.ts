import type {
  CounterNumber,
  ReasonConfig,
  ReasonId,
  Score,
  VisitId,
  Words,
} from "@motcua/broker/contract";

/** What a rating page needs to draw itself. */
export type RatingInfo = {
  readonly office: Words;
  readonly counter: CounterNumber;
  /** Asked after a low score, in this order; none: nothing is asked. */
  readonly reasons: readonly ReasonConfig[];
};

/** What a rating page shows of the moment. */
export type RatingState = {
  readonly counter: CounterNumber;
  /** The visit that can be rated now. */
  readonly visit: VisitId | null;
  /** A press of this visit is stored. */
  readonly rated: boolean;
};

/** A touch on a rating page. */
export type Touch = {
  readonly counter: CounterNumber;
  /** The visit that the page showed: a touch that comes late rates nobody else. */
  readonly visit: VisitId;
  readonly score: Score;
  readonly reason?: ReasonId;
};

/** What the rating pages of this board see and do. */
export type RatingTouches = {
  info(counter: CounterNumber): RatingInfo | undefined;
  states(): readonly RatingState[];
  /** True once it is stored; false where the visit cannot be rated; or how the disk refused it. */
  touch(touch: Touch): boolean | "storage-full" | "storage-read-only";
};
