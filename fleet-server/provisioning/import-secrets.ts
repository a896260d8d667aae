import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BoardName } from "@motcua/broker/contract";
import type { Chance } from "@motcua/broker/ports";
import { hashSecret } from "@motcua/broker/secret-hash";
import { reader } from "@motcua/device-profiles/document";
import type { PositionsStore } from "./positions-store.ts";

const ending = ".secret";
const readBoardName = reader(BoardName);

/**
 * Release 0.1 kept each user's secret in clear, in `<user>.secret`. A board's becomes a hash in the
 * table, so that the board connects as before with the credential that it has; then the file goes.
 */
export function importSecrets(
  folder: string,
  to: { readonly store: PositionsStore; readonly chance: Chance; readonly nowMs: number },
): void {
  const { store, chance, nowMs } = to;
  for (const name of readdirSync(folder).filter((file) => file.endsWith(ending))) {
    const board = name.slice(0, -ending.length);
    const path = join(folder, name);
    if (readBoardName(board).ok && board !== serverOf01) {
      const secretHash = hashSecret(readFileSync(path, "utf8").trim(), chance);
      store.atOnce(() => {
        if (store.holders(board).length > 0) return;
        const machine = { serial: "release-0.1", model: "release-0.1", keyHash: null };
        store.addHolder(board, { ...machine, secretHash, fromMs: nowMs });
        store.setConnected(board);
        store.audit(board, { atMs: nowMs, who: "server", what: "taken-over", serial: null });
      });
    }
    rmSync(path);
  }
}

/** The server's own account, which has a new secret at each start. */
const serverOf01 = "fleet-server";
