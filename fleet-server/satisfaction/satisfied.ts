import type { Static } from "typebox";
import { ratingsEnough } from "./enough.ts";
import type { Satisfied } from "./figures-schema.ts";
import { shareOf, wilson95 } from "./statistics.ts";

/** The satisfied share with every part of its fraction; `served` is what may be rated. */
export function satisfiedOf(counts: {
  readonly satisfied: number;
  readonly ratings: number;
  readonly served: number;
}): Static<typeof Satisfied> {
  const { satisfied, ratings, served } = counts;
  return {
    share: shareOf(satisfied, ratings),
    numerator: satisfied,
    denominator: ratings,
    responseRate: shareOf(ratings, served),
    interval: wilson95(satisfied, ratings),
    enough: ratings >= ratingsEnough,
  };
}
