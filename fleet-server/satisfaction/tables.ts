import type { Store } from "@motcua/broker/log";

/**
 * What the figures are counted from, one row a ticket, visit and rated visit. At 600 tickets a day
 * and 250 days that is about 40 MB a year; it goes when the journal goes, for it is only a copy.
 *
 * The cursor is one of the tables, so that whoever drops them drops it too.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS figures_cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    upto INTEGER NOT NULL
  ) STRICT;
  INSERT OR IGNORE INTO figures_cursor VALUES (1, 0);

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
    issued_at_ms INTEGER NOT NULL,
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
    call_seq INTEGER NOT NULL,
    called_at_ms INTEGER NOT NULL,
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
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 4)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS figures_ratings_day ON figures_ratings (day);
`;

const names = [
  "figures_cursor",
  "figures_days",
  "figures_tickets",
  "figures_visits",
  "figures_ratings",
];

/** Makes what is missing. */
export function createTables(store: Store): void {
  store.exec(schema);
}

/** Removes all of it; the journal can make it again. */
export function dropTables(store: Store): void {
  for (const name of names) store.exec(`DROP TABLE IF EXISTS ${name}`);
}
