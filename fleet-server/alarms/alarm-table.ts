import type { Store } from "@motcua/broker/log";
import type { AlarmView } from "./alarm-view.ts";

/** An alarm, and which rule and place it belongs to. */
export type StoredAlarm = { readonly key: string; readonly alarm: AlarmView };

/** The office's alarms on the disk; durable when a call returns. Throws what SQLite throws. */
export type AlarmTable = {
  open(): StoredAlarm[];
  /** The newest that have ended, newest first. */
  ended(max: number): AlarmView[];
  add(stored: StoredAlarm): void;
  end(id: string, clearedMs: number): void;
  see(id: string, seenMs: number): void;
};

/** Several weeks of a bad month; pages show the newest 200. */
const endedKept = 1_000;

const schema = `
  CREATE TABLE IF NOT EXISTS alarm (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, told TEXT NOT NULL,
    raised_ms INTEGER NOT NULL, seen_ms INTEGER, cleared_ms INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS alarm_open ON alarm (key) WHERE cleared_ms IS NULL;
  CREATE INDEX IF NOT EXISTS alarm_ended ON alarm (cleared_ms) WHERE cleared_ms IS NOT NULL;
`;

type Row = {
  readonly key: string;
  readonly told: string;
  readonly seen_ms: number | null;
  readonly cleared_ms: number | null;
};

export function openAlarmTable(store: Store): AlarmTable {
  store.exec(schema);
  const open = store.prepare<[], Row>("SELECT * FROM alarm WHERE cleared_ms IS NULL ORDER BY id");
  const ended = store.prepare<[number], Row>(
    "SELECT * FROM alarm WHERE cleared_ms IS NOT NULL ORDER BY cleared_ms DESC, id DESC LIMIT ?",
  );
  const add = store.prepare<[string, string, string, number]>(
    "INSERT INTO alarm (id, key, told, raised_ms) VALUES (?, ?, ?, ?)",
  );
  const end = store.prepare<[number, string]>("UPDATE alarm SET cleared_ms = ? WHERE id = ?");
  const see = store.prepare<[number, string]>(
    "UPDATE alarm SET seen_ms = coalesce(seen_ms, ?) WHERE id = ?",
  );
  const forget = store.prepare<[number]>(
    `DELETE FROM alarm WHERE id IN (SELECT id FROM alarm WHERE cleared_ms IS NOT NULL
      ORDER BY cleared_ms DESC, id DESC LIMIT -1 OFFSET ?)`,
  );
  return {
    open: () => open.all().map((row) => ({ key: row.key, alarm: alarmOf(row) })),
    ended: (max) => ended.all(max).map(alarmOf),
    add: ({ key, alarm }) => void add.run(alarm.id, key, JSON.stringify(alarm), alarm.raisedMs),
    end: store.transaction((id: string, clearedMs: number) => {
      end.run(clearedMs, id);
      forget.run(endedKept);
    }),
    see: (id, seenMs) => void see.run(seenMs, id),
  };
}

function alarmOf({ told, seen_ms: seenMs, cleared_ms: clearedMs }: Row): AlarmView {
  const alarm: AlarmView = JSON.parse(told);
  return { ...alarm, seenMs, clearedMs };
}
