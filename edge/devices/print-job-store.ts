import type { Command, Fact } from "@motcua/broker/contract";
import type { Log, Store } from "@motcua/broker/log";

/** Where a stored job is; nothing in memory is needed to know what a power cut left behind. */
export type JobState = "queued" | "sending" | "done";

export type StoredJob = {
  /** Rises with each job of the board; the printer gives it back as its process id. */
  readonly number: number;
  readonly cmd: string;
  readonly state: JobState;
  readonly command: Command;
  /** What was reported, once it is done. */
  readonly fact: Fact | undefined;
};

/** The printer's jobs on the board's disk. */
export interface JobStore {
  find(cmd: string): StoredJob | undefined;
  /** Durable before the first byte leaves. */
  add(command: Command): StoredJob;
  /** From here on bytes may have left. */
  begin(number: number): void;
  /** The result and its report in one transaction. */
  finish(number: number, fact: Fact): void;
  /** Jobs that a crash or a power cut interrupted, oldest first. */
  interrupted(): readonly StoredJob[];
}

/** A day of a large office; a server repeats a command for a minute, not for a day. */
const jobsKept = 1_024;

const schema = `
  CREATE TABLE IF NOT EXISTS print_job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    device TEXT NOT NULL,
    cmd TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'done')),
    command TEXT NOT NULL,
    fact TEXT
  ) STRICT;
`;

type Row = { number: number; cmd: string; state: JobState; command: string; fact: string | null };

export function openJobStore(options: {
  readonly store: Store;
  readonly outbox: Log<Fact>;
  readonly device: string;
  readonly wallMs: () => number;
}): JobStore {
  const { store, outbox, device, wallMs } = options;
  store.exec(schema);
  const byCmd = store.prepare<[string], Row>("SELECT * FROM print_job WHERE cmd = ?");
  const open = store.prepare<[string], Row>(
    "SELECT * FROM print_job WHERE device = ? AND state <> 'done' ORDER BY number",
  );
  const insert = store.prepare<[string, string, string], Row>(
    `INSERT INTO print_job (device, cmd, state, command) VALUES (?, ?, 'queued', ?)
     RETURNING *`,
  );
  const begin = store.prepare<[number]>("UPDATE print_job SET state = 'sending' WHERE number = ?");
  const end = store.prepare<[string, number]>(
    "UPDATE print_job SET state = 'done', fact = ? WHERE number = ?",
  );
  const forget = store.prepare<[number]>(
    "DELETE FROM print_job WHERE number <= ? AND state = 'done'",
  );
  const finish = store.transaction((number: number, fact: Fact) => {
    end.run(JSON.stringify(fact), number);
    outbox.append([{ kind: fact.kind, v: 1, atMs: wallMs(), body: fact }]);
    forget.run(number - jobsKept);
  });
  return {
    find: (cmd) => jobOf(byCmd.get(cmd)),
    add: (command) => {
      const job = jobOf(insert.get(device, command.cmd, JSON.stringify(command)));
      if (job === undefined) throw new Error("SQLite returned no print job");
      return job;
    },
    begin: (number) => void begin.run(number),
    finish,
    interrupted: () => open.all(device).flatMap((row) => jobOf(row) ?? []),
  };
}

function jobOf(row: Row | undefined): StoredJob | undefined {
  if (row === undefined) return undefined;
  const { number, cmd, state } = row;
  const fact = row.fact === null ? undefined : (JSON.parse(row.fact) as Fact);
  return { number, cmd, state, command: JSON.parse(row.command) as Command, fact };
}
