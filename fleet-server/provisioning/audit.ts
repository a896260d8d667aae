import type { BoardName } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import Type, { type Static } from "typebox";

/** What was done with a position. */
const Deed = Type.Union([
  Type.Literal("code-made"),
  Type.Literal("code-printed"),
  Type.Literal("wrong-code"),
  Type.Literal("code-burnt"),
  Type.Literal("claimed"),
  Type.Literal("given-again"),
  Type.Literal("connected"),
  Type.Literal("swapped"),
  Type.Literal("taken-over"),
]);

/** Who did what to a position, and when; written in the transaction of what was done. */
export const AuditEntry = Type.Object({
  /** Office time, ms. */
  atMs: Type.Integer(),
  /** `claim-page`, `server`, or the serial of a board. */
  who: Type.String(),
  what: Deed,
  /** The serial of the machine that is meant. */
  serial: Type.Union([Type.String(), Type.Null()]),
});
export type AuditEntry = Static<typeof AuditEntry>;

/** Rows of one position that are kept: 30 wrong codes a minute must not fill a disk. */
const rowsMax = 500;

/** Rows that are shown. */
const shownMax = 30;

/** The book of what was done with positions. */
export type Audit = {
  audit(board: BoardName, entry: AuditEntry): void;
  /** The newest first. */
  auditOf(board: BoardName): readonly AuditEntry[];
};

export function openAudit(store: Store): Audit {
  store.exec(`CREATE TABLE IF NOT EXISTS position_audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    board TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    serial TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS position_audit_of ON position_audit (board, seq)`);
  const insert = store.prepare<[{ board: string } & AuditEntry]>(
    `INSERT INTO position_audit (board, at_ms, who, what, serial)
     VALUES (@board, @atMs, @who, @what, @serial)`,
  );
  const trim = store.prepare<[string, string, number]>(
    `DELETE FROM position_audit WHERE board = ? AND seq <= (
       SELECT seq FROM position_audit WHERE board = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
  );
  const select = store.prepare<[string, number], AuditEntry>(
    `SELECT at_ms AS atMs, who, what, serial FROM position_audit
     WHERE board = ? ORDER BY seq DESC LIMIT ?`,
  );
  return {
    audit: (board, entry) => {
      insert.run({ board, ...entry });
      trim.run(board, board, rowsMax);
    },
    auditOf: (board) => select.all(board, shownMax),
  };
}
