import type { BoardAct, Fact, PrintTicket } from "@motcua/broker/contract";
import type { Log, Store } from "@motcua/broker/log";
import { type JobNumber, jobNumbers } from "../drivers/escpos.ts";
import type { BoardDisk } from "./board-disk.ts";

/** Where a stored job is; nothing in memory is needed to know what a power cut left behind. */
export type JobState = "queued" | "sending" | "done";

/**
 * What a job left in the printer: nothing that ever reached it, nothing but whole commands, or
 * perhaps the beginning of an image, whose rest the printer would take out of the next slip.
 */
export type Remains = "untouched" | "clean" | "broken";

/** A piece of paper that is no ticket; its result is told by the desk of acts, not as a fact. */
export type PrintNote = Extract<BoardAct, { readonly name: "print-note" }>;

export type SlipCommand = PrintTicket | PrintNote;

/** A job that has not ended. */
export type StoredJob = {
  /** Rises with each job of the board. */
  readonly number: number;
  /** What the printer gives back as proof. */
  readonly onLine: JobNumber;
  readonly state: Exclude<JobState, "done">;
  readonly command: SlipCommand;
};

/** A command that was taken before; `fact`: what was reported of a ticket, once it has ended. */
export type KnownJob = { readonly fact: Fact | undefined };

/** What becomes of a job; `fact` is undefined for a note, which nobody's number stands on. */
export type JobEnd = { readonly fact: Fact | undefined; readonly remains: Remains };

/** The printer's jobs on the board's disk. */
export interface JobStore {
  find(cmd: string): KnownJob | undefined;
  /** Durable before the first byte leaves. */
  add(command: SlipCommand): StoredJob;
  /** A job that could not be added when it came, with what was reported of it; a known one stays. */
  refuse(cmd: string, fact: Fact): void;
  /** From here on bytes may have left. */
  begin(number: number): void;
  /**
   * The result and, for a ticket, its report in one transaction. What was to be printed is
   * forgotten: it holds a claim code, or the link to a ticket's own page.
   */
  finish(number: number, result: JobEnd): void;
  /** Reports a stored result once more. */
  repeat(fact: Fact): void;
  /** Jobs that a crash or a power cut interrupted, oldest first. */
  interrupted(): readonly StoredJob[];
  /** The last job that reached the printer may have left it in the middle of an image. */
  isBroken(): boolean;
  /** It was brought back. */
  mended(): void;
}

/** A day of a large office; a server repeats a command for a minute, not for a day. */
const jobsKept = 1_024;

const schema = `
  CREATE TABLE IF NOT EXISTS slip_job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    device TEXT NOT NULL,
    cmd TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'done')),
    remains TEXT NOT NULL DEFAULT 'untouched'
      CHECK (remains IN ('untouched', 'clean', 'broken')),
    command TEXT NOT NULL,
    fact TEXT
  ) STRICT;
`;

const statements = {
  byCmd: "SELECT * FROM slip_job WHERE cmd = ?",
  open: "SELECT * FROM slip_job WHERE device = ? AND state <> 'done' ORDER BY number",
  insert: "INSERT INTO slip_job (device, cmd, command) VALUES (?, ?, ?) RETURNING *",
  refuse: `INSERT INTO slip_job (device, cmd, state, command, fact)
    VALUES (?, ?, 'done', '', ?) ON CONFLICT DO NOTHING`,
  begin: "UPDATE slip_job SET state = 'sending' WHERE number = ?",
  end: `UPDATE slip_job SET state = 'done', command = '', fact = ?, remains = ?
    WHERE number = ?`,
  forget: "DELETE FROM slip_job WHERE number <= ? AND state = 'done'",
  last: `SELECT * FROM slip_job WHERE device = ? AND remains <> 'untouched'
    ORDER BY number DESC LIMIT 1`,
  mend: "UPDATE slip_job SET remains = 'clean' WHERE device = ? AND remains = 'broken'",
  // Earlier releases kept what was printed.
  forgetPrinted: "UPDATE slip_job SET command = '' WHERE state = 'done' AND command <> ''",
};

type Row = {
  number: number;
  cmd: string;
  state: JobState;
  remains: Remains;
  command: string;
  fact: string | null;
};

export function openJobStore(options: {
  readonly store: Store;
  readonly disk: BoardDisk;
  readonly outbox: Log<Fact>;
  readonly device: string;
  readonly wallMs: () => number;
}): JobStore {
  const { store, disk, outbox, device, wallMs } = options;
  // What is forgotten is overwritten too.
  store.pragma("secure_delete = ON");
  store.exec(schema);
  const byCmd = store.prepare<[string], Row>(statements.byCmd);
  const open = store.prepare<[string], Row>(statements.open);
  const insert = store.prepare<[string, string, string], Row>(statements.insert);
  const refuse = store.prepare<[string, string, string]>(statements.refuse);
  const begin = store.prepare<[number]>(statements.begin);
  const end = store.prepare<[string | null, Remains, number]>(statements.end);
  const forget = store.prepare<[number]>(statements.forget);
  const last = store.prepare<[string], Row>(statements.last);
  const mend = store.prepare<[string]>(statements.mend);
  const report = (fact: Fact) => {
    outbox.append([{ kind: fact.kind, v: 1, atMs: wallMs(), body: fact }]);
  };
  const finish: JobStore["finish"] = store.transaction((number, { fact, remains }) => {
    end.run(fact === undefined ? null : JSON.stringify(fact), remains, number);
    if (fact !== undefined) report(fact);
    forget.run(number - jobsKept);
  });
  const forgetPrinted = store.prepare(statements.forgetPrinted);
  disk.write("forget what was printed", () => void forgetPrinted.run());
  return {
    find: (cmd) => knownOf(byCmd.get(cmd)),
    add: (command) => {
      const row = insert.get(device, command.cmd, JSON.stringify(command));
      if (row === undefined) throw new Error("SQLite returned no print job");
      return jobOf(row);
    },
    refuse: store.transaction((cmd: string, fact: Fact) => {
      if (refuse.run(device, cmd, JSON.stringify(fact)).changes > 0) report(fact);
    }),
    begin: (number) => void begin.run(number),
    finish,
    repeat: report,
    interrupted: () => open.all(device).map(jobOf),
    isBroken: () => last.get(device)?.remains === "broken",
    mended: () => void mend.run(device),
  };
}

function knownOf(row: Row | undefined): KnownJob | undefined {
  if (row === undefined) return undefined;
  return { fact: row.fact === null ? undefined : (JSON.parse(row.fact) as Fact) };
}

function jobOf({ number, state, command }: Row): StoredJob {
  if (state === "done") throw new Error(`print job ${number} has ended`);
  const onLine = number % jobNumbers;
  return { number, onLine, state, command: JSON.parse(command) as SlipCommand };
}
