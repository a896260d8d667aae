import { timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BoardName, OfficeCode } from "@motcua/broker/contract";
import { makeFolder } from "@motcua/broker/make-folder";
import type { Chance } from "@motcua/broker/ports";

/** User name of the server itself at the broker. */
export const serverUser = "fleet-server";

/** 256 bits, as many as the hash of a password could hold. */
const secretBytes = 32;

export type Credentials = {
  /** The secret of a user, made at its first use and kept for ever. */
  secretOf(user: string): string;
  /** True when this user has this secret; takes the same time for each wrong one. */
  check(user: string, password: string): boolean;
  /** Writes the file with which a board on this machine connects. */
  hand(board: BoardName, to: { office: OfficeCode; url: string }): void;
};

/**
 * The secrets of boards and server, one file each (mode 0600), random from the first start: no
 * default password exists anywhere.
 */
export function openCredentials(folder: string, chance: Chance): Credentials {
  makeFolder(folder, 0o700);
  const secretOf = (user: string) => {
    const path = join(folder, `${user}.secret`);
    if (!existsSync(path)) {
      writeFileSync(path, Buffer.from(chance.bytes(secretBytes)).toString("base64url"), {
        mode: 0o600,
      });
    }
    return readFileSync(path, "utf8").trim();
  };
  return {
    secretOf,
    check: (user, password) => {
      if (!/^[a-z0-9-]{3,32}$/.test(user) || !existsSync(join(folder, `${user}.secret`)))
        return false;
      const right = Buffer.from(secretOf(user));
      const given = Buffer.from(password);
      return right.length === given.length && timingSafeEqual(right, given);
    },
    hand: (board, { office, url }) => {
      const credential = { office, board, url, secret: secretOf(board) };
      const path = join(folder, `${board}.json`);
      // Whole at once: a board that waits for it would take half a file for a wrong one.
      writeFileSync(`${path}.new`, JSON.stringify(credential, null, 2), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
