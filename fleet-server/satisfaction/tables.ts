import type { Store } from "@motcua/broker/log";

/**
 * What the figures are counted from, one row a ticket, visit and rated visit, and a closed day once
 * more as its sums, for ranges (see `packs.ts`). At 600 tickets a day and 250 days that is about
 * 40 MB a year; it goes when the journal goes, for it is only a copy.
 *
 * The cursor is one of the tables, so that whoever drops them drops it too.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS figures_cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    upto INTEGER NOT NULL,
    wall_ms INTEGER
  ) STRICT;
  INSERT OR IGNORE INTO figures_cursor VALUES (1, 0, NULL);

  CREATE TABLE IF NOT EXISTS figures_days (
    day TEXT PRIMARY KEY,
    opened_seq INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed'))
  ) STRICT;

  CREATE TABLE IF NOT EXISTS figures_tickets (
    ticket TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    issued_for TEXT NOT NULL,
    service TEXT NOT NULL,
    class TEXT NOT NULL,
    issued_at_ms INTEGER NOT NULL,
    issued_hour INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
      ('printing', 'waiting', 'called', 'served', 'no-show', 'day-ended', 'void'))
  ) STRICT;
  CREATE INDEX IF NOT EXISTS figures_tickets_day ON figures_tickets (day);

  CREATE TABLE IF NOT EXISTS figures_visits (
    visit TEXT PRIMARY KEY,
    ticket TEXT NOT NULL,
    day TEXT NOT NULL,
    service TEXT NOT NULL,
    counter INTEGER NOT NULL,
    person TEXT NOT NULL,
    call_seq INTEGER NOT NULL,
    called_at_ms INTEGER NOT NULL,
    target_ms INTEGER NOT NULL,
    ended_at_ms INTEGER,
    state TEXT NOT NULL CHECK (state IN
      ('called', 'served', 'no-show', 'transferred', 'day-ended', 'undone')),
    transferred_to TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS figures_visits_day ON figures_visits (day);
  CREATE INDEX IF NOT EXISTS figures_visits_ticket ON figures_visits (ticket);

  CREATE TABLE IF NOT EXISTS figures_ratings (
    visit TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    service TEXT NOT NULL,
    counter INTEGER NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 4),
    reason TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS figures_ratings_day ON figures_ratings (day);

  CREATE TABLE IF NOT EXISTS figures_packs (
    day TEXT PRIMARY KEY,
    counts TEXT NOT NULL,
    durations BLOB NOT NULL
  ) STRICT;
`;

/** Rises with each change of the tables above: those of an older release are made anew. */
export const tablesShape = 3;

const shapeTable = `
  CREATE TABLE IF NOT EXISTS figures_shape (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    shape INTEGER NOT NULL
  ) STRICT;
`;

const names = [
  "figures_cursor",
  "figures_days",
  "figures_tickets",
  "figures_visits",
  "figures_ratings",
  "figures_packs",
  "figures_shape",
];

/** Makes what is missing, and all of it anew where an older release made it. */
export function createTables(store: Store): void {
  store.transaction(() => {
    store.exec(shapeTable);
    const made = store.prepare<[], number>("SELECT shape FROM figures_shape").pluck().get();
    if (made !== tablesShape) {
      dropTables(store);
      store.exec(shapeTable);
      store.prepare("INSERT INTO figures_shape VALUES (1, ?)").run(tablesShape);
    }
    store.exec(schema);
  })();
}

/** Removes all of it; the journal can make it again. */
export function dropTables(store: Store): void {
  for (const name of names) store.exec(`DROP TABLE IF EXISTS ${name}`);
}
