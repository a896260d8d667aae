import type { BusinessDay } from "@motcua/broker/contract";
import { fields } from "@motcua/device-profiles/fields";
import { Temporal } from "temporal-polyfill";
import Type, { type Static } from "typebox";

/** Vietnam has one time zone and no summer time; business days are dates there. */
const zone = "Asia/Ho_Chi_Minh";

const Ranges = Type.Array(
  Type.String({
    pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
    description: 'from and to in 24-hour time in quotation marks, such as "07:30-11:30"',
  }),
  // Morning, afternoon, evening, and one to spare.
  { maxItems: 4 },
);

/** Opening hours by weekday; a weekday that is absent is closed. */
export const Hours = fields({
  mon: Type.Optional(Ranges),
  tue: Type.Optional(Ranges),
  wed: Type.Optional(Ranges),
  thu: Type.Optional(Ranges),
  fri: Type.Optional(Ranges),
  sat: Type.Optional(Ranges),
  sun: Type.Optional(Ranges),
  /** Single dates that differ: holidays are `[]`, make-up working days have ranges. */
  exceptions: Type.Optional(
    Type.Record(Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }), Ranges, {
      additionalProperties: false,
    }),
  ),
});
export type Hours = Static<typeof Hours>;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** How an instant stands to the opening hours. Instants are wall clock, ms since 1970. */
export type HoursNow = {
  /** The date in Vietnam: the label of a business day that opens now. */
  readonly day: BusinessDay;
  /** Within a range; the lunch break is not. */
  readonly openNow: boolean;
  /** Start of the next range after this instant; null where none is near. */
  readonly nextOpeningMs: number | null;
  /** End of this date's last range, which may be past; null on a closed date. */
  readonly lastClosingMs: number | null;
};

/** Longer than Tết with its bridge days; an office without hours has no next opening. */
const lookAheadDays = 31;

export function hoursAt(hours: Hours, wallMs: number): HoursNow {
  const today = Temporal.Instant.fromEpochMilliseconds(wallMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const ranges = rangesOn(hours, today);
  return {
    day: today.toString(),
    openNow: ranges.some(({ fromMs, toMs }) => fromMs <= wallMs && wallMs < toMs),
    nextOpeningMs: nextOpening({ hours, today, wallMs }),
    lastClosingMs: ranges.at(-1)?.toMs ?? null,
  };
}

function nextOpening(asked: {
  readonly hours: Hours;
  readonly today: Temporal.PlainDate;
  readonly wallMs: number;
}): number | null {
  for (let days = 0; days <= lookAheadDays; days += 1) {
    const next = rangesOn(asked.hours, asked.today.add({ days })).find(
      ({ fromMs }) => fromMs > asked.wallMs,
    );
    if (next !== undefined) return next.fromMs;
  }
  return null;
}

/** When an office is open on one day; empty on a closed one. Wall clock, ms since 1970. */
export function openingsOn(hours: Hours, day: BusinessDay): readonly Opening[] {
  return rangesOn(hours, Temporal.PlainDate.from(day));
}

/** A date's hours as they are written; none on a closed one. */
export function hoursWritten(hours: Hours, day: BusinessDay): readonly string[] {
  return writtenOn(hours, Temporal.PlainDate.from(day));
}

type Opening = { readonly fromMs: number; readonly toMs: number };

function writtenOn(hours: Hours, date: Temporal.PlainDate): readonly string[] {
  // ISO 8601 counts weekdays from Monday, 1.
  const weekday = weekdays[date.dayOfWeek - 1];
  const usual = weekday === undefined ? undefined : hours[weekday];
  return hours.exceptions?.[date.toString()] ?? usual ?? [];
}

function rangesOn(hours: Hours, date: Temporal.PlainDate): Opening[] {
  const ranges = writtenOn(hours, date);
  const at = (plainTime: string) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(plainTime) })
      .epochMilliseconds;
  return ranges.map((range) => ({ fromMs: at(range.slice(0, 5)), toMs: at(range.slice(6)) }));
}
