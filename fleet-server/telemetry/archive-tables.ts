import type { Store } from "@motcua/broker/log";

/**
 * A value is a number here: a state is its place among `states`, a flag 0 or 1, a counter its rise.
 * Rows stand by series and time, as charts read them.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS series (
    id INTEGER PRIMARY KEY,
    board TEXT NOT NULL, device TEXT NOT NULL, measure TEXT NOT NULL,
    type TEXT NOT NULL, states TEXT NOT NULL DEFAULT '[]',
    reported REAL, at_minute INTEGER,
    UNIQUE (board, device, measure)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS minute (
    series INTEGER NOT NULL, t INTEGER NOT NULL, v REAL NOT NULL,
    PRIMARY KEY (series, t)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS hour (
    series INTEGER NOT NULL, t INTEGER NOT NULL, n INTEGER NOT NULL,
    low REAL NOT NULL, high REAL NOT NULL, total REAL NOT NULL, last REAL NOT NULL,
    PRIMARY KEY (series, t)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS health (
    board TEXT NOT NULL, device TEXT NOT NULL, at_ms INTEGER NOT NULL,
    state TEXT NOT NULL, code TEXT,
    PRIMARY KEY (board, device, at_ms)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS place (name TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT;
`;

/** A second report of a minute: a gauge, state or flag is as it last was. */
const setMinute = `INSERT INTO minute (series, t, v) VALUES (?, ?, ?)
  ON CONFLICT (series, t) DO UPDATE SET v = excluded.v`;
/** A counter rises further. */
const addMinute = `INSERT INTO minute (series, t, v) VALUES (?, ?, ?)
  ON CONFLICT (series, t) DO UPDATE SET v = v + excluded.v`;
const addHour = `INSERT INTO hour (series, t, n, low, high, total, last)
  VALUES (?, ?, 1, ?, ?, ?, ?)
  ON CONFLICT (series, t) DO UPDATE SET n = n + 1, low = min(low, excluded.low),
    high = max(high, excluded.high), total = total + excluded.total, last = excluded.last`;

export type SeriesRow = {
  readonly id: number;
  readonly board: string;
  readonly device: string;
  readonly measure: string;
  readonly type: string;
  readonly states: string;
  readonly reported: number | null;
  readonly at_minute: number | null;
};

export type SampleRow = Omit<SeriesRow, "at_minute"> & { readonly t: number; readonly v: number };

/** One hour of a series; `total / n` is a gauge's mean, `total` a counter's rise. */
export type HourRow = {
  readonly t: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
  readonly total: number;
  readonly last: number;
};

export type HealthRow = {
  readonly board: string;
  readonly device: string;
  readonly at_ms: number;
  readonly state: string;
  readonly code: string | null;
};

/** A prepared statement, as far as it is used here. */
type Ask<P extends unknown[], R> = {
  get(...values: P): R | undefined;
  all(...values: P): R[];
  run(...values: P): unknown;
};

/** Makes the tables where they are missing, and prepares what is asked of them. */
export function archiveTables(store: Store) {
  store.exec(schema);
  const ask = <P extends unknown[], R = unknown>(sql: string): Ask<P, R> =>
    store.prepare<P, R>(sql);
  return {
    series: ask<[], SeriesRow>("SELECT * FROM series"),
    addSeries: ask<[string, string, string, string], { id: number }>(
      `INSERT INTO series (board, device, measure, type) VALUES (?, ?, ?, ?) RETURNING id`,
    ),
    setStates: ask<[string, number]>("UPDATE series SET states = ? WHERE id = ?"),
    setLast: ask<[number, number, number]>(
      "UPDATE series SET reported = ?, at_minute = ? WHERE id = ?",
    ),
    setMinute: ask<[number, number, number]>(setMinute),
    addMinute: ask<[number, number, number]>(addMinute),
    addHour: ask<[number, number, number, number, number, number]>(addHour),
    minutes: ask<[number, number], { t: number; v: number }>(
      "SELECT t, v FROM minute WHERE series = ? AND t >= ? ORDER BY t",
    ),
    hours: ask<[number, number], HourRow>(
      "SELECT * FROM hour WHERE series = ? AND t >= ? ORDER BY t",
    ),
    // By series and then time, as rows stand: no second index of every row is kept for a spool.
    between: ask<[number, number], SampleRow>(
      `SELECT series.*, t, v FROM series CROSS JOIN minute ON minute.series = series.id
        AND t > ? AND t <= ?`,
    ),
    oldestMinute: ask<[], { t: number | null }>(
      `SELECT min(first) AS t FROM
        (SELECT (SELECT min(t) FROM minute WHERE minute.series = series.id) AS first FROM series)`,
    ),
    oldestHour: ask<[], { t: number | null }>(
      `SELECT min(first) AS t FROM
        (SELECT (SELECT min(t) FROM hour WHERE hour.series = series.id) AS first FROM series)`,
    ),
    forgetMinutes: ask<[number]>(
      "DELETE FROM minute WHERE series IN (SELECT id FROM series) AND t < ?",
    ),
    forgetHours: ask<[number]>(
      "DELETE FROM hour WHERE series IN (SELECT id FROM series) AND t < ?",
    ),
    addHealth: ask<[HealthRow]>(
      `INSERT OR REPLACE INTO health (board, device, at_ms, state, code)
        VALUES (@board, @device, @at_ms, @state, @code)`,
    ),
    health: ask<[{ board: string; device: string; fromMs: number }], HealthRow>(
      `SELECT * FROM health WHERE board = @board AND device = @device AND at_ms >= coalesce(
        (SELECT max(at_ms) FROM health WHERE board = @board AND device = @device
          AND at_ms <= @fromMs), 0) ORDER BY at_ms`,
    ),
    lastHealth: ask<[], HealthRow>(
      `SELECT board, device, max(at_ms) AS at_ms, state, code FROM health GROUP BY board, device`,
    ),
    forgetHealth: ask<[{ board: string; device: string; kept: number }]>(
      `DELETE FROM health WHERE board = @board AND device = @device AND at_ms <= (SELECT at_ms
        FROM health WHERE board = @board AND device = @device
        ORDER BY at_ms DESC LIMIT 1 OFFSET @kept)`,
    ),
    place: ask<[string], { upto: number }>("SELECT upto FROM place WHERE name = ?"),
    setPlace: ask<[string, number]>("INSERT OR REPLACE INTO place VALUES (?, ?)"),
  };
}

export type ArchiveTables = ReturnType<typeof archiveTables>;
