import type { Cancel, Chance, Clock, Logger } from "@motcua/broker/ports";
import type { Archive } from "./archive.ts";
import type { ArchiveTables } from "./archive-tables.ts";
import type { TelemetrySink } from "./sample.ts";

/** As many points as InfluxDB advises for one request. */
const batchMax = 5_000;

/** Between tries while the sink is away, ms; doubles from the first to the last. */
const pause = { firstMs: 5_000, lastMs: 60_000 } as const;

/** Hands what the archive keeps to a second sink, in order, however long that was away. */
export type Spool = {
  /** The archive is complete up to and with this minute. */
  complete(minute: number): void;
  /** Minutes since 1970 up to which the sink has everything. */
  readonly upto: number;
  stop(): Promise<void>;
};

/**
 * Only a place is kept, and the archive's own rows are read from there: a sink that is away costs
 * no memory and no second copy, and loses nothing as long as its rows are kept (at least a day).
 * A batch whose end was not stored is offered again, so the sink must take a point twice as once.
 */
export function startSpool(options: {
  readonly name: string;
  readonly archive: Archive;
  readonly tables: ArchiveTables;
  readonly sink: TelemetrySink;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): Spool {
  const { name, archive, tables, sink, clock, chance, logger } = options;
  let upto = tables.place.get(name)?.upto ?? (tables.oldestMinute.get()?.t ?? 0) - 1;
  let whole = upto;
  let waitMs: number = pause.firstMs;
  let failing = false;
  let working: Promise<void> | undefined;
  let retry: Cancel | undefined;
  let stopped = false;

  const advance = (minute: number) => {
    tables.setPlace.run(name, minute);
    upto = minute;
  };
  const once = async () => {
    const fits = Math.max(1, Math.floor(batchMax / Math.max(1, archive.seriesCount)));
    // One that was away is first tried with little: most tries are in vain.
    const minutes = failing ? 1 : fits;
    // Nothing is older than the oldest row: a long gap costs one step.
    const oldest = tables.oldestMinute.get()?.t ?? whole;
    const from = Math.max(upto, oldest - 1);
    const end = Math.min(whole, from + minutes);
    const samples = archive.between(from, end);
    if (samples.length > 0) await sink.write(samples);
    advance(end);
    if (failing) logger.info({ sink: name }, "the telemetry sink is back");
    failing = false;
    waitMs = pause.firstMs;
  };
  const drain = async () => {
    try {
      while (upto < whole && !stopped) await once();
    } catch (error) {
      if (stopped) return;
      if (!failing) logger.warn({ sink: name, err: error }, "the telemetry sink is away");
      failing = true;
      again();
    }
  };
  const work = () => {
    working ??= drain().finally(() => {
      working = undefined;
    });
  };
  const again = () => {
    retry = clock.after(waitMs * (0.5 + chance.unit() / 2), () => {
      retry = undefined;
      work();
    });
    waitMs = Math.min(waitMs * 2, pause.lastMs);
  };
  return {
    complete: (minute) => {
      // A clock that was set back writes minutes again: they are sent again.
      if (minute <= upto) advance(minute - 1);
      whole = minute;
      if (retry === undefined) work();
    },
    get upto() {
      return upto;
    },
    stop: async () => {
      stopped = true;
      retry?.();
      sink.stop();
      await working;
    },
  };
}
