import { type Entry, openCursor, type Store } from "@motcua/broker/log";
import type { HallEvent } from "../queue/events.ts";
import type { Projection } from "../queue/projection.ts";
import type { Figures } from "../satisfaction/figures-schema.ts";
import type { Outbox } from "./outbox.ts";
import { type DaySummary, daySummaryEvent } from "./summary.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS forwarding_day (
    day TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1))
  ) STRICT;
`;

/**
 * Puts a summary into the outbox when a day closes, and the next revision at each rating of it
 * that comes later; in the transaction of the journal's append, so that neither is without the
 * other. It reads the figures, so the figures' projection goes before it (see `inStep`).
 */
export function openSummaries(options: {
  readonly store: Store;
  readonly office: string;
  readonly outbox: Outbox;
  readonly figures: (day: string) => Figures | undefined;
  /** Called inside the transaction when it put something. */
  readonly onPut: () => void;
}): Projection {
  const { store, office, outbox } = options;
  store.exec(schema);
  const cursor = openCursor(store, "forwarding");
  const reopen = store.prepare("UPDATE forwarding_day SET closed = 0 WHERE day = ?");
  const isClosed = store
    .prepare<[string], number>("SELECT closed FROM forwarding_day WHERE day = ?")
    .pluck();
  const nextRevision = store
    .prepare<[string], number>(
      `INSERT INTO forwarding_day VALUES (?, 1, 1)
       ON CONFLICT (day) DO UPDATE SET revision = revision + 1, closed = 1 RETURNING revision`,
    )
    .pluck();

  const put = (event: HallEvent & { day: string }, reason: DaySummary["reason"]): void => {
    const { day, wallMs } = event;
    const figures = options.figures(day);
    if (figures === undefined) throw new Error(`the day ${day} closed and has no figures`);
    const revision = nextRevision.get(day) ?? 1;
    outbox.put(daySummaryEvent({ office, day, revision, reason, figures }, wallMs), wallMs);
    options.onPut();
  };

  const take = (event: HallEvent): void => {
    if (event.kind === "day-reopened") reopen.run(event.day);
    if (event.kind === "day-closed") put(event, "day-closed");
    if (event.kind === "visit-rated" && isClosed.get(event.day) === 1) {
      put(event, "rated-after-close");
    }
  };

  return {
    project: store.transaction((entries: readonly Entry<HallEvent>[]) => {
      for (const { seq, body } of entries) {
        if (seq <= cursor.upto) continue;
        take(body);
        cursor.advance(seq);
      }
    }),
  };
}
