import type { BusinessDay } from "@motcua/broker/contract";
import { Map as ImmutableMap } from "immutable";
import { emptyHall, type Generations, type Hall, rateableDays } from "../hall.ts";
import { invariant } from "../invariant.ts";

type Opening = { readonly day: BusinessDay; readonly wallMs: number };

/** A new day: numbers start at 1, the hall is empty. Only calls count on, and days are known. */
export function openDay(hall: Hall, { day, wallMs }: Opening): Hall {
  invariant(hall.day?.open !== true, "a day is closed before the next is opened");
  invariant(!hall.days.has(day), "a day is opened once");
  const days = hall.days.add(day);
  return {
    ...emptyHall,
    day: { label: day, open: true, openedWallMs: wallMs },
    days,
    callSeq: hall.callSeq,
    visits: keepRateable(hall.visits, days),
    receipts: grow(hall.receipts),
  };
}

/** The same day goes on, with its numbers. */
export function reopenDay(hall: Hall, { day, wallMs }: Opening): Hall {
  invariant(hall.day?.label === day && !hall.day.open, "the day that was closed is opened again");
  return { ...hall, day: { label: day, open: true, openedWallMs: wallMs } };
}

/** The day ends; every ticket and counter was closed before. */
export function closeDay(hall: Hall, day: BusinessDay): Hall {
  invariant(hall.day?.label === day && hall.day.open, "the open day is closed");
  const { printing, waiting, called } = hall.tally;
  invariant(printing + waiting + called === 0, "nobody is left in the hall of a closed day");
  return { ...hall, day: { ...hall.day, open: false } };
}

function keepRateable(visits: Hall["visits"], days: Hall["days"]): Hall["visits"] {
  const rateable = days.takeLast(rateableDays);
  const kept = visits.before.merge(visits.today).filter(({ day }) => rateable.has(day));
  return { today: ImmutableMap(), before: kept };
}

function grow<K, V>(generations: Generations<K, V>): Generations<K, V> {
  return { today: ImmutableMap(), before: generations.today };
}
