import { BusinessDay, CounterNumber, Milliseconds, ServiceLetter } from "@motcua/broker/contract";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";

export const Count = Type.Integer({ minimum: 0 });
export const Share = Type.Number({ minimum: 0, maximum: 1 });

/** Share of satisfied ratings that an office is asked to reach. */
export const satisfactionGoal = 0.95;

/** Waiting time, first call − issue, of the tickets that were called. */
const Wait = Type.Object({
  /** Tickets that the percentiles stand on. */
  n: Count,
  p50Ms: orNull(Milliseconds),
  p90Ms: orNull(Milliseconds),
});

/** How satisfied the rated visits were; every part of the fraction is there to check it. */
export const Satisfied = Type.Object({
  /** numerator ÷ denominator; null without ratings. */
  share: orNull(Share),
  /** Ratings Rất hài lòng and Hài lòng. */
  numerator: Count,
  /** All ratings. */
  denominator: Count,
  /** denominator ÷ served; null when nobody was served. */
  responseRate: orNull(Share),
  /** Wilson's 95 % interval of the share. */
  interval: Type.Union([Type.Object({ low: Share, high: Share }), Type.Null()]),
  /** False under 30 ratings: say "chưa đủ dữ liệu" in place of the share. */
  enough: Type.Boolean(),
});

const counts = {
  /** Numbers given, void ones included. */
  tickets: Count,
  served: Count,
  noShows: Count,
  void: Count,
  /** Still waiting when the day closed. */
  dayEnded: Count,
  printing: Count,
  /** Waiting now. */
  waiting: Count,
  /** At a counter now. */
  called: Count,
  /** Moved here from another service, and from here to another; equal in the whole office. */
  transferredIn: Count,
  transferredOut: Count,
  wait: Wait,
  satisfied: Satisfied,
};

/**
 * The whole office, or one service. Always: tickets + transferredIn = served + noShows + void +
 * dayEnded + printing + waiting + called + transferredOut.
 */
const Tally = Type.Object(counts);

const ServiceTally = Type.Object({ service: ServiceLetter, ...counts });

/** One counter: tickets = served + noShows + transferred + dayEnded + called. */
const CounterTally = Type.Object({
  counter: CounterNumber,
  /** Visits: calls of a ticket that were not undone. */
  tickets: Count,
  served: Count,
  noShows: Count,
  transferred: Count,
  dayEnded: Count,
  called: Count,
  /** Of the tickets whose first call was at this counter. */
  wait: Wait,
  satisfied: Satisfied,
});

/** One business day of an office in figures; `docs/definitions.md` defines each of them. */
export const Figures = Type.Object({
  day: BusinessDay,
  state: Type.Union([Type.Literal("open"), Type.Literal("closed")]),
  goal: Type.Literal(satisfactionGoal),
  overall: Tally,
  /** Services that had a ticket that day, by letter. */
  services: Type.Array(ServiceTally),
  /** Counters that called somebody that day, by number. */
  counters: Type.Array(CounterTally),
});
export type Figures = Static<typeof Figures>;
