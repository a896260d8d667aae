import type { BoardName } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { HashedAccount } from "@motcua/broker/mosquitto";
import { type Audit, openAudit } from "./audit.ts";
import type { Claim } from "./claim.ts";
import type { CodeHash } from "./fingerprints.ts";

/** A machine at a position. Only the present one has a secret, and that only as a hash. */
export type Holder = {
  readonly seq: number;
  readonly serial: string;
  readonly model: string;
  readonly keyHash: string | null;
  readonly secretHash: string | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  /** It has been online with what it was given. */
  readonly connected: 0 | 1;
};

export type KeptClaim = Claim & CodeHash;

/** The claim of each position. */
type Claims = {
  readonly claimOf: (board: BoardName) => KeptClaim | undefined;
  readonly putClaim: (board: BoardName, claim: KeptClaim) => void;
  readonly changeClaim: (board: BoardName, change: Omit<Claim, "issuedMs">) => void;
};

/** The machines of each position. */
type Holders = {
  /** The machine that is there now. */
  readonly holderOf: (board: BoardName) => Holder | undefined;
  /** The position that a machine holds and has not connected from, by the hash of its key. */
  awaited(keyHash: string): { readonly board: BoardName; readonly fromMs: number } | undefined;
  /** Ends the present holder's time and forgets its secret; false where there is none. */
  readonly endHolder: (board: BoardName, atMs: number) => boolean;
  readonly addHolder: (
    board: BoardName,
    holder: Omit<Holder, "seq" | "toMs" | "connected">,
  ) => void;
  /** The same machine gets another secret. */
  readonly renewSecret: (board: BoardName, secretHash: string) => void;
  readonly setConnected: (board: BoardName) => void;
  /** Every account that may connect. */
  readonly accounts: () => readonly HashedAccount[];
  /** Machines of a position, the newest first. */
  readonly holders: (board: BoardName) => readonly Holder[];
};

/** Positions as they stand on the disk. Times are office time, ms. */
export type PositionsStore = Claims &
  Holders &
  Audit & {
    /** All or nothing, on the disk when it returns. */
    atOnce<T>(work: () => T): T;
  };

const tables = `
  CREATE TABLE IF NOT EXISTS position_claim (
    board TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    hash TEXT NOT NULL,
    issued_ms INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'burnt', 'used')),
    used_ms INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS position_holder (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    board TEXT NOT NULL,
    serial TEXT NOT NULL,
    model TEXT NOT NULL,
    key_hash TEXT,
    secret_hash TEXT,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER,
    connected INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS position_holder_now ON position_holder (board)
    WHERE to_ms IS NULL;
`;

const holderColumns = `seq, serial, model, key_hash AS keyHash, secret_hash AS secretHash,
  from_ms AS fromMs, to_ms AS toMs, connected`;

/** Machines of one position that are kept: a board that is replaced each month for eight years. */
const holdersMax = 100;

export function openPositionsStore(store: Store): PositionsStore {
  store.exec(tables);
  return { ...claimRows(store), ...holderRows(store), ...openAudit(store), atOnce };

  function atOnce<T>(work: () => T): T {
    return store.transaction(work)();
  }
}

function claimRows(store: Store): Claims {
  const select = store.prepare<[string], KeptClaim>(
    `SELECT salt, hash, issued_ms AS issuedMs, tries_left AS triesLeft, state, used_ms AS usedMs
     FROM position_claim WHERE board = ?`,
  );
  const put = store.prepare<[{ board: string } & KeptClaim]>(
    `INSERT OR REPLACE INTO position_claim
     VALUES (@board, @salt, @hash, @issuedMs, @triesLeft, @state, @usedMs)`,
  );
  const change = store.prepare<[{ board: string } & Omit<Claim, "issuedMs">]>(
    `UPDATE position_claim SET tries_left = @triesLeft, state = @state, used_ms = @usedMs
     WHERE board = @board`,
  );
  return {
    claimOf: (board) => select.get(board),
    putClaim: (board, claim) => void put.run({ board, ...claim }),
    changeClaim: (board, { triesLeft, state, usedMs }) =>
      void change.run({ board, triesLeft, state, usedMs }),
  };
}

function holderRows(store: Store): Holders {
  const now = store.prepare<[string], Holder>(
    `SELECT ${holderColumns} FROM position_holder WHERE board = ? AND to_ms IS NULL`,
  );
  const all = store.prepare<[string, number], Holder>(
    `SELECT ${holderColumns} FROM position_holder WHERE board = ? ORDER BY seq DESC LIMIT ?`,
  );
  const awaited = store.prepare<[string], { board: string; fromMs: number }>(
    `SELECT board, from_ms AS fromMs FROM position_holder
     WHERE key_hash = ? AND to_ms IS NULL AND connected = 0`,
  );
  const end = store.prepare<[number, string]>(
    `UPDATE position_holder SET to_ms = ?, secret_hash = NULL WHERE board = ? AND to_ms IS NULL`,
  );
  const add = store.prepare<[{ board: string } & Omit<Holder, "seq" | "toMs" | "connected">]>(
    `INSERT INTO position_holder (board, serial, model, key_hash, secret_hash, from_ms)
     VALUES (@board, @serial, @model, @keyHash, @secretHash, @fromMs)`,
  );
  const trim = store.prepare<[string, string, number]>(
    `DELETE FROM position_holder WHERE board = ? AND seq <= (
       SELECT seq FROM position_holder WHERE board = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
  );
  const renew = store.prepare<[string, string]>(
    "UPDATE position_holder SET secret_hash = ? WHERE board = ? AND to_ms IS NULL",
  );
  const connect = store.prepare<[string]>(
    "UPDATE position_holder SET connected = 1 WHERE board = ? AND to_ms IS NULL",
  );
  const accounts = store.prepare<[], HashedAccount>(
    `SELECT board AS user, secret_hash AS hash FROM position_holder
     WHERE to_ms IS NULL AND secret_hash IS NOT NULL ORDER BY board`,
  );
  return {
    holderOf: (board) => now.get(board),
    awaited: (keyHash) => awaited.get(keyHash),
    endHolder: (board, atMs) => end.run(atMs, board).changes > 0,
    addHolder: (board, holder) => {
      add.run({ board, ...holder });
      trim.run(board, board, holdersMax);
    },
    renewSecret: (board, secretHash) => void renew.run(secretHash, board),
    setConnected: (board) => void connect.run(board),
    accounts: () => accounts.all(),
    holders: (board) => all.all(board, holdersMax),
  };
}
