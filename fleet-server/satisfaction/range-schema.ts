import {
  BusinessDay,
  ClassId,
  CounterNumber,
  Milliseconds,
  ReasonId,
  ServiceLetter,
  StaffId,
  Words,
} from "@motcua/broker/contract";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";
import { Count, Satisfied, Share, satisfactionGoal } from "./figures-schema.ts";

/**
 * A range of business days in figures. `docs/definitions.md` has a stable anchor for each figure:
 * `tickets`, `served`, `no-shows`, `wait`, `within-target`, `service-time`, `satisfied`,
 * `response-rate`, `ratings-above-mean`, `by-service`, `by-counter`, `by-person`, `by-class`,
 * `heat`, `trend`, `reasons`, `complete-up-to`, `demo`.
 */

/** Three years with their leap day: the longest range that is counted in one answer, days. */
export const rangeDaysMax = 1_096;

/** ISO weeks in the trend, the last one that of `to`: a quarter. */
export const trendWeeks = 13;

/** How durations lie; all null where there are none. p50 and p90 by nearest rank. */
const spread = {
  n: Count,
  meanMs: orNull(Milliseconds),
  p50Ms: orNull(Milliseconds),
  p90Ms: orNull(Milliseconds),
};

const RangeWait = Type.Object({
  ...spread,
  /** Waits not longer than the target of their ticket; `of` = `wait.n`. */
  withinTarget: Type.Object({ n: Count, of: Count, share: orNull(Share) }),
});

const tally = {
  /** Numbers given, void ones included; for a counter and a person: visits. */
  tickets: Count,
  served: Count,
  noShows: Count,
  /** First call − issue. */
  wait: RangeWait,
  /** Served − its call. */
  serviceTime: Type.Object(spread),
  satisfied: Satisfied,
};

const Tally = Type.Object(tally);
export type RangeTally = Static<typeof Tally>;

const ServiceRow = Type.Object({ service: ServiceLetter, name: Words, ...tally });

const CounterRow = Type.Object({
  counter: CounterNumber,
  ...tally,
  /**
   * Ratings beyond those that the office's response rate would give for the visits served here;
   * negative: missing. A real number; all counters together give 0. Null: nobody was served.
   */
  ratingsAboveMean: orNull(Type.Number()),
});

/** The name is that of today's `office.yaml`; who left it is called by the id. */
const StaffRow = Type.Object({ person: StaffId, name: Type.String(), ...tally });

const ClassRow = Type.Object({ class: ClassId, name: Words, ...tally });

/** Tickets by when their number was given, wall clock in Vietnam. */
const HeatCell = Type.Object({
  /** Of the business day: 1 Monday … 7 Sunday. */
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  /** 7: from 07:00 to 07:59. */
  hour: Type.Integer({ minimum: 0, maximum: 23 }),
  tickets: Count,
  waitP50Ms: orNull(Milliseconds),
});

/** A day or a week as one point of a line. */
const point = {
  tickets: Count,
  served: Count,
  noShows: Count,
  waitP50Ms: orNull(Milliseconds),
  waitP90Ms: orNull(Milliseconds),
  satisfied: Satisfied,
  /** Some of it, for a day all of it, is demo history: "Số liệu mẫu". */
  demo: Type.Boolean(),
};

const WeekRow = Type.Object({
  /** ISO 8601 week. */
  week: Type.String({ pattern: "^[0-9]{4}-W[0-9]{2}$" }),
  /** Its Monday. */
  from: BusinessDay,
  ...point,
});

const DayRow = Type.Object({
  day: BusinessDay,
  state: Type.Union([Type.Literal("open"), Type.Literal("closed")]),
  ...point,
});

const ReasonRow = Type.Object({ reason: ReasonId, name: Words, count: Count });

export const RangeFigures = Type.Object({
  from: BusinessDay,
  to: BusinessDay,
  /** Days of the range that were opened, oldest first; a day without anybody is there with 0. */
  days: Type.Array(DayRow),
  /** Shares to reach; the response rate's can be set in `office.yaml`. */
  goal: Type.Object({ satisfied: Type.Literal(satisfactionGoal), response: Share }),
  overall: Tally,
  /** Those that had a ticket, by letter. */
  services: Type.Array(ServiceRow),
  /** Those that called somebody, by number. */
  counters: Type.Array(CounterRow),
  /** Those who called somebody, by id; only where `office.yaml` has `figures: { byPerson: true }`. */
  staff: Type.Optional(Type.Array(StaffRow)),
  /** Those that had a ticket, in the order of `office.yaml`. */
  classes: Type.Array(ClassRow),
  /** Cells that had a ticket, by weekday and hour. */
  heat: Type.Array(HeatCell),
  /** Always 13 ISO weeks, oldest first, whatever `from` is; the last one is counted up to `to`. */
  trend: Type.Array(WeekRow, { minItems: trendWeeks, maxItems: trendWeeks }),
  /** Why people were not satisfied, the most frequent first; each visit's last answer. */
  reasons: Type.Array(ReasonRow),
  /** Wall clock of the newest event that is counted here, ms since 1970; null: there is none. */
  completeUpToMs: Type.Union([Type.Integer(), Type.Null()]),
  /** Whether any day of the range is demo history. */
  demo: Type.Boolean(),
  /** demo tickets ÷ all tickets of the range; 0 without tickets. */
  demoShare: Share,
});
export type RangeFigures = Static<typeof RangeFigures>;
