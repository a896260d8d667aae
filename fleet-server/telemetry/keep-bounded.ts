import type { Store } from "@motcua/broker/log";
import type { ArchiveTables } from "./archive-tables.ts";

/** How much is kept: by age, and by what the file may weigh whatever the number of series. */
export type Bounds = {
  readonly minuteDays: number;
  readonly hourDays: number;
  readonly bytesMax: number;
};

/**
 * A week by the minute and two years by the hour. A hall of 20 devices has 120 series: 1.2 million
 * minutes and 2.1 million hours, together some 150 MB; the file may have about three times that.
 */
export const shippedBounds: Bounds = { minuteDays: 7, hourDays: 730, bytesMax: 512 * 1024 * 1024 };

/** From here on the oldest go first: what is written meanwhile still finds room. */
const fullShare = 0.9;

/** Minutes of a day; a spool that was cut off is owed these whatever the file weighs. */
const dayMinutes = 24 * 60;

/** Hours of a month; never forgotten for want of room. */
const monthHours = 30 * 24;

/** Few enough rows to forget in one go without a pause that anybody notices. */
const step = { minutes: 6 * 60, hours: 7 * 24 } as const;

/**
 * Forgets what is too old, and where the file is nearly full the oldest minutes, then the oldest
 * hours. Returns whether it is still nearly full then.
 */
export function keepBounded(
  { store, tables, bounds }: { store: Store; tables: ArchiveTables; bounds: Bounds },
  nowMinute: number,
): boolean {
  const nowHour = Math.floor(nowMinute / 60);
  const pragma = (name: string) => Number(store.pragma(name, { simple: true }));
  const isFull = () => {
    const pages = pragma("page_count") - pragma("freelist_count");
    return pages * pragma("page_size") > bounds.bytesMax * fullShare;
  };
  const trim = store.transaction(() => {
    tables.forgetMinutes.run(nowMinute - bounds.minuteDays * dayMinutes);
    tables.forgetHours.run(nowHour - bounds.hourDays * 24);
    while (isFull()) {
      const oldest = tables.oldestMinute.get()?.t ?? nowMinute;
      const before = Math.min(oldest + step.minutes, nowMinute - dayMinutes);
      if (before <= oldest) break;
      tables.forgetMinutes.run(before);
    }
    while (isFull()) {
      const oldest = tables.oldestHour.get()?.t ?? nowHour;
      const before = Math.min(oldest + step.hours, nowHour - monthHours);
      if (before <= oldest) break;
      tables.forgetHours.run(before);
    }
  });
  trim();
  return isFull();
}
