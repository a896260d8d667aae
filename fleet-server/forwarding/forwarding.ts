import type { Store } from "@motcua/broker/log";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import type { Projection } from "../queue/projection.ts";
import type { Figures } from "../satisfaction/figures-schema.ts";
import type { Fetch } from "./delivery.ts";
import type { Delivery } from "./outbox.ts";
import { openOutbox } from "./outbox.ts";
import { startSender } from "./sender.ts";
import { openSummaries } from "./summaries.ts";
import type { DeliveryView, ForwardingView } from "./view.ts";

/** Hands each day's summary to the ward's administrative system, once and in order. */
export interface Forwarding extends Projection {
  view(): ForwardingView;
  /** A person sends a refused summary again. */
  retry(day: string, revision: number): "ok" | "unknown-summary" | "not-refused";
  stop(): Promise<void>;
}

/**
 * Starts forwarding. Without a `url` summaries are kept and wait until the office names one.
 * `figures` gives a day's figures as they stand inside the running transaction.
 */
export function startForwarding(options: {
  readonly store: Store;
  readonly office: string;
  readonly url: string | null;
  readonly figures: (day: string) => Figures | undefined;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): Forwarding {
  const { url, clock } = options;
  const outbox = openOutbox(options.store, options.chance);
  const sender = url === null ? undefined : startSender({ ...options, outbox, url });
  // The transaction ends in this turn: what is put is there, or was rolled back, in the next.
  const onPut = () => void clock.after(0, () => sender?.wake());
  const summaries = openSummaries({ ...options, outbox, onPut });
  return {
    project: (entries) => summaries.project(entries),
    view: () => ({
      receiver: url === null ? null : withoutSecrets(url),
      triesAgainInMs: sender?.pausesForMs ?? null,
      waiting: outbox.list("waiting").map(viewOf),
      refused: outbox.list("refused").map(viewOf),
      sent: outbox.list("sent").map(viewOf),
    }),
    retry(day, revision) {
      const found = outbox.find(day, revision);
      if (found === undefined) return "unknown-summary";
      if (found.state !== "refused") return "not-refused";
      outbox.wait(found.seq);
      sender?.wakeNow();
      return "ok";
    },
    stop: async () => {
      await sender?.stop();
    },
  };
}

function viewOf({ day, revision, tries, at, why, status, words }: Delivery): DeliveryView {
  return { day, revision, tries, at, why, status, words };
}

/** An address's query may hold a key: the list shows where, not with what. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
