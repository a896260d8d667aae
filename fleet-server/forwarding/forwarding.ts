import { isDeepStrictEqual } from "node:util";
import type { Store } from "@motcua/broker/log";
import type { Chance, Clock, Logger } from "@motcua/broker/ports";
import type { ForwardingSettings } from "../office/forwarding-settings.ts";
import type { Projection } from "../queue/projection.ts";
import type { Figures } from "../satisfaction/figures-schema.ts";
import type { Fetch } from "./adapter.ts";
import { openAdapter } from "./adapters.ts";
import { closed } from "./breaker.ts";
import { type Delivery, openOutbox } from "./outbox.ts";
import { type Sender, startSender } from "./sender.ts";
import type { PublicKey, SigningKeys } from "./signing-keys.ts";
import { openSummaries } from "./summaries.ts";
import type { DeliveryView, ForwardingView } from "./view.ts";

/** How a person's wish to send a refused summary again was taken. */
export type Resent = "ok" | "unknown-summary" | "not-refused" | "key-reused";

/** Hands each day's summary to the ward's administrative system, once and in order. */
export interface Forwarding extends Projection {
  view(): ForwardingView;
  /** A person sends a refused summary again; the same key is the same wish. */
  resend(day: string, revision: number, key: string): Resent;
  /** A person asks for a try of what waits before its pause is over; the same key asks once. */
  tryNow(key: string): "ok" | "key-reused";
  /** How many summaries a person may have to look at. */
  counts(): ForwardingView["counts"];
  /** The keys that receivers verify with, the newest first. */
  publishedKeys(): Promise<readonly PublicKey[]>;
  /** The office's document has changed: what waits goes where it says now. */
  configure(settings: ForwardingSettings | undefined): void;
  stop(): Promise<void>;
}

/**
 * Starts forwarding. Without a receiver summaries are kept and wait until the office names one.
 * `figures` gives a day's figures as they stand inside the running transaction.
 */
export function startForwarding(options: {
  readonly store: Store;
  readonly office: string;
  readonly settings: ForwardingSettings | undefined;
  readonly keys: SigningKeys;
  readonly figures: (day: string) => Figures | undefined;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
}): Forwarding {
  const { clock, keys } = options;
  const outbox = openOutbox(options.store, options.chance);
  const way = openWay(options.settings, (settings) => {
    const adapter = openAdapter(settings, options);
    if (adapter === undefined) return undefined;
    const { receiver } = adapter;
    return { receiver, start: () => startSender({ ...options, outbox, adapter }) };
  });
  // The transaction ends in this turn: what is put is there, or was rolled back, in the next.
  const onPut = () => void clock.after(0, () => way.sender?.wake());
  const summaries = openSummaries({ ...options, outbox, onPut });
  const counts = () => ({ waiting: outbox.count("waiting"), refused: outbox.count("refused") });
  const wishes = createWishes();
  return {
    project: (entries) => summaries.project(entries),
    counts,
    publishedKeys: () => keys.published(),
    configure: way.change,
    view: () => ({
      receiver: way.receiver,
      breaker: way.sender?.breaker ?? closed,
      triesAgainInMs: way.sender?.pausesForMs ?? null,
      counts: counts(),
      waiting: outbox.list("waiting").map(viewOf),
      refused: outbox.list("refused").map(viewOf),
      sent: outbox.list("sent").map(viewOf),
    }),
    resend(day, revision, key) {
      const found = outbox.find(day, revision);
      if (found === undefined) return "unknown-summary";
      const before = outbox.waitedBy(key);
      if (before !== undefined) return before === found.seq ? "ok" : "key-reused";
      if (wishes.has(key)) return "key-reused";
      if (found.state !== "refused") return "not-refused";
      outbox.wait(found.seq, key);
      way.sender?.wakeNow();
      return "ok";
    },
    tryNow(key) {
      if (outbox.waitedBy(key) !== undefined) return "key-reused";
      if (!wishes.has(key)) {
        wishes.add(key);
        way.sender?.tryNow();
      }
      return "ok";
    },
    stop: way.stop,
  };
}

/** Of a wish that is older than so many others nobody waits for the answer any more. */
const wishesKept = 64;

/** Keys of wishes to try; a start of the server tries at once, so none need outlive it. */
function createWishes() {
  const keys = new Set<string>();
  return {
    has: (key: string) => keys.has(key),
    add: (key: string) => {
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > wishesKept && oldest !== undefined) keys.delete(oldest);
    },
  };
}

type Way = { readonly receiver: string; readonly start: () => Sender };

/** The one way on which summaries go, and its change: the old sender ends before a new begins. */
function openWay(
  first: ForwardingSettings | undefined,
  open: (settings: ForwardingSettings) => Way | undefined,
) {
  let settings = first ?? {};
  let way = open(settings);
  let sender = way?.start();
  let changing = Promise.resolve();
  let stopped = false;
  const end = () => {
    const old = sender;
    sender = undefined;
    changing = changing.then(() => old?.stop());
  };
  return {
    get receiver() {
      return way?.receiver ?? null;
    },
    get sender() {
      return sender;
    },
    change: (next: ForwardingSettings = {}) => {
      if (isDeepStrictEqual(next, settings)) return;
      settings = next;
      const fresh = open(next);
      way = fresh;
      end();
      changing = changing.then(() => {
        if (way === fresh && !stopped) sender = fresh?.start();
      });
    },
    stop: async () => {
      stopped = true;
      end();
      await changing;
    },
  };
}

function viewOf({ day, revision, tries, at, why, status, words }: Delivery): DeliveryView {
  return { day, revision, tries, at, why, status, words };
}
