import { join } from "node:path";
import type { BoardName, MeasureValue, Telemetry } from "@motcua/broker/contract";
import { openLooseStore } from "@motcua/broker/log";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import type { BoardView } from "../boards/board-list.ts";
import type { Office } from "../office/office.ts";
import { openArchive } from "./archive.ts";
import { createGathering } from "./gather.ts";
import { createHealthHistory, type HealthHistory } from "./health-history.ts";
import { keepBounded, shippedBounds } from "./keep-bounded.ts";
import { knownMeasures } from "./known-measures.ts";
import { readReport } from "./read-report.ts";
import { minuteMs, type SeriesKey, type TelemetrySink } from "./sample.ts";
import { startSpool } from "./spool.ts";
import { createTelemetryDesk, type TelemetryDesk } from "./telemetry-desk.ts";

/** The office's telemetry at work. */
export type TelemetryKeeper = {
  readonly desk: TelemetryDesk;
  readonly history: HealthHistory;
  take(board: BoardName, report: Telemetry): void;
  /** Boards or their devices may have changed. */
  look(boards: readonly BoardView[]): void;
  /** The newest value of a measure, or undefined where it is old. */
  measured(key: SeriesKey): MeasureValue | undefined;
  stop(): Promise<void>;
};

/** Two reports may be lost, and the third comes a little late; then nobody knows the value, ms. */
const freshMs = 200_000;

/** Ages are counted in days: once an hour is often enough to forget. */
const flushesPerTrim = 60;

export function keepTelemetry(options: {
  /** Its file is `telemetry.db` there, apart from everything that must not be lost. */
  readonly dataDir: string;
  readonly office: () => Office;
  /** A second sink beside the archive. */
  readonly second: { readonly name: string; readonly sink: TelemetrySink } | undefined;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): TelemetryKeeper {
  const { office, second, clock, logger } = options;
  const bounds = shippedBounds;
  const store = openLooseStore(join(options.dataDir, "telemetry.db"), bounds);
  const { archive, tables } = openArchive(store);
  const gathering = createGathering(archive.known());
  const history = createHealthHistory(tables);
  const spool = second && startSpool({ ...options, ...second, archive, tables });
  const dropped = { unknown: 0, tooMany: 0, unwritten: 0 };
  let full = false;
  let failing = false;
  let flushes = 0;
  const now = () => ({ wallMs: clock.wallMs(), minute: Math.floor(clock.wallMs() / minuteMs) });
  const writeAll = store.transaction((samples: Parameters<typeof archive.write>[0]) => {
    history.write();
    archive.write(samples);
  });

  const flush = () => {
    const samples = gathering.drain();
    const { minute } = now();
    try {
      if (flushes % flushesPerTrim === 0) full = keepBounded({ store, tables, bounds }, minute);
      flushes += 1;
      writeAll(samples);
      failing = false;
      spool?.complete(minute - 1);
    } catch (error) {
      // Telemetry may be lost; it must not take the office with it.
      dropped.unwritten += samples.length;
      if (!failing) logger.warn({ err: error }, "telemetry cannot be written and is dropped");
      failing = true;
    }
  };
  const stopFlushing = clock.every(minuteMs, flush);

  return {
    history,
    desk: createTelemetryDesk({
      ...{ office, archive, gathering, history, wallMs: () => clock.wallMs() },
      state: () => ({
        dropped: { ...dropped },
        archive: { full },
        sink: second && spool ? { name: second.name, uptoMs: spool.upto * minuteMs } : null,
      }),
    }),
    take: (board, report) => {
      const read = readReport(board, report, knownMeasures(office(), board) ?? new Map());
      dropped.unknown += read.dropped;
      dropped.tooMany += gathering.take(read.readings, now());
    },
    look: (boards) => history.look(boards, clock.wallMs()),
    measured: (key) => {
      const last = gathering.last(key);
      return last !== undefined && clock.wallMs() - last.atMs < freshMs ? last.value : undefined;
    },
    stop: async () => {
      stopFlushing();
      flush();
      await spool?.stop();
      store.close();
    },
  };
}
