import type { Telemetry } from "@motcua/broker/contract";
import type { Chance, Clock } from "@motcua/broker/ports";

/** Rows are kept by the minute. */
const everyMs = 60_000;

/** Boards that were switched on together do not report together, nor drift into step. */
const jitter = 0.1;

/** A board that has just come is charted soon, but not while it is busy starting. */
const firstMs = 5_000;

/** Reports what was measured about once a minute until it is stopped. */
export function startTelemetry(options: {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly measure: () => Promise<Telemetry>;
  /** Drops it where there is no connection: a lost report does not matter. */
  readonly send: (body: Telemetry) => void;
}): { stop(): void } {
  const { clock, chance, measure, send } = options;
  let stopped = false;
  let cancel = clock.after(firstMs, report);
  function report() {
    cancel = clock.after(everyMs * (1 - jitter * chance.unit()), report);
    void measure().then((body) => {
      if (!stopped) send(body);
    });
  }
  return {
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
