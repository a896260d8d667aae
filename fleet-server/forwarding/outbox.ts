import { type Log, openLog, type Store } from "@motcua/broker/log";
import type { Chance } from "@motcua/broker/ports";
import type { Outcome } from "./adapter.ts";
import type { DaySummaryEvent } from "./summary.ts";

/** Where a summary is on its way to the receiver. */
export type DeliveryState = "waiting" | "refused" | "sent";

/** One (office, day, revision) and how it fared. */
export type Delivery = {
  readonly seq: number;
  readonly day: string;
  readonly revision: number;
  readonly state: DeliveryState;
  /** Tries so far, the one that brought it into this state included. */
  readonly tries: number;
  /** Wall clock of the last try, or of the summary when there was none, ms since 1970. */
  readonly at: number;
  /** Of the last try that did not hand it over. */
  readonly why: string | null;
  readonly status: number | null;
  readonly words: string | null;
};

/** The durable list of what is handed on: bodies in a log, how each fared in a table beside it. */
export interface Outbox {
  /** Stores an event; joins a surrounding transaction. */
  put(event: DaySummaryEvent, wallMs: number): void;
  /** The oldest one that waits. */
  next(): { readonly seq: number; readonly event: DaySummaryEvent } | undefined;
  /** Records how a try ended. */
  record(seq: number, outcome: Outcome, wallMs: number): void;
  find(day: string, revision: number): Delivery | undefined;
  /** Puts a refused one back among the waiting; `key` names the wish of the person who did. */
  wait(seq: number, key: string): void;
  /** Which one a person has put back by the wish of this key. */
  waitedBy(key: string): number | undefined;
  /** At most 400: the waiting ones in the order in which they go, the others newest first. */
  list(state: DeliveryState): readonly Delivery[];
  /** How many there are, in the list or not. */
  count(state: DeliveryState): number;
}

/**
 * Sent ones that are kept to look at when another one comes: more than a year of days. What is not
 * sent is always kept.
 */
const sentKept = 400;

/** Rows of a list; a receiver that was away for a year fits. */
const listMax = 400;

const schema = `
  CREATE TABLE IF NOT EXISTS forwarding_delivery (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'sent')),
    tries INTEGER NOT NULL,
    at INTEGER NOT NULL,
    why TEXT,
    status INTEGER,
    words TEXT,
    UNIQUE (day, revision)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS forwarding_state ON forwarding_delivery (state, seq);
  CREATE TABLE IF NOT EXISTS forwarding_resend (
    key TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
  ) STRICT;
`;

export function openOutbox(store: Store, chance: Chance): Outbox {
  store.exec(schema);
  const log = openLog<DaySummaryEvent>(store, "forwarding", chance);
  const one = store.prepare<[string, number], Delivery>(
    "SELECT * FROM forwarding_delivery WHERE day = ? AND revision = ?",
  );
  const oldest = store
    .prepare<[], number>("SELECT min(seq) FROM forwarding_delivery WHERE state = 'waiting'")
    .pluck();
  const inOrder = (order: "ASC" | "DESC") =>
    store.prepare<[DeliveryState, number], Delivery>(
      `SELECT * FROM forwarding_delivery WHERE state = ? ORDER BY seq ${order} LIMIT ?`,
    );
  const some = { waiting: inOrder("ASC"), refused: inOrder("DESC"), sent: inOrder("DESC") };
  const counted = store
    .prepare<[DeliveryState], number>("SELECT count(*) FROM forwarding_delivery WHERE state = ?")
    .pluck();
  const insert = store.prepare(
    "INSERT INTO forwarding_delivery VALUES (?, ?, ?, 'waiting', 0, ?, NULL, NULL, NULL)",
  );
  const tried = store.prepare(`UPDATE forwarding_delivery
    SET state = @state, tries = tries + 1, at = @at, why = @why, status = @status, words = @words
    WHERE seq = @seq`);
  const wait = store.prepare("UPDATE forwarding_delivery SET state = 'waiting' WHERE seq = ?");
  const wish = store.prepare("INSERT INTO forwarding_resend VALUES (?, ?)");
  const forgetOld = prepareForgetting(store, log);
  const wished = store
    .prepare<[string], number>("SELECT seq FROM forwarding_resend WHERE key = ?")
    .pluck();
  return {
    put: store.transaction((event: DaySummaryEvent, wallMs: number) => {
      // Room is made where something is added: to hand on what waited for long writes no more than
      // that it was sent.
      forgetOld();
      const seq = log.append([{ kind: "day-summary", v: 1, atMs: wallMs, body: event }]);
      insert.run(seq, event.data.day, event.data.revision, wallMs);
    }),
    next() {
      const seq = oldest.get() ?? undefined;
      const entry = seq === undefined ? undefined : log.read(seq, 1)[0];
      return entry && { seq: entry.seq, event: entry.body };
    },
    record: (seq, outcome, wallMs) => {
      tried.run({ seq, at: wallMs, ...columnsOf(outcome) });
    },
    find: (day, revision) => one.get(day, revision),
    wait: store.transaction((seq: number, key: string) => {
      wish.run(key, seq);
      wait.run(seq);
    }),
    waitedBy: (key) => wished.get(key),
    list: (state) => some[state].all(state, listMax),
    count: (state) => counted.get(state) ?? 0,
  };
}

function columnsOf(outcome: Outcome) {
  switch (outcome.kind) {
    case "stored":
      return { state: "sent", why: null, status: null, words: null };
    case "refused":
      return { state: "refused", why: "refused", status: outcome.status, words: outcome.words };
    case "again": {
      const { why, status, words } = outcome;
      return { state: "waiting", why, status, words };
    }
  }
}

/** Lets go of the oldest sent ones, one by one: what waits or was refused among them stays. */
function prepareForgetting(store: Store, log: Log<DaySummaryEvent>): () => void {
  const tooMany = store
    .prepare<[number], number>(
      `SELECT seq FROM forwarding_delivery WHERE state = 'sent'
       ORDER BY seq DESC LIMIT -1 OFFSET ?`,
    )
    .pluck();
  const forget = ["forwarding_delivery", "forwarding_resend"].map((table) =>
    store.prepare<[number]>(`DELETE FROM ${table} WHERE seq = ?`),
  );
  return () => {
    for (const seq of tooMany.all(sentKept)) {
      log.forgetOne(seq);
      for (const statement of forget) statement.run(seq);
    }
  };
}
