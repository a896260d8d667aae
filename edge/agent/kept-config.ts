import { BoardConfig } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import { reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";

const Kept = Type.Object({ rev: Type.Integer({ minimum: 1 }), config: BoardConfig });
export type Kept = Static<typeof Kept>;

const read = reader(Kept);

/** The board's last configuration, with which it starts while the server is away. */
export type KeptConfig = { read(): Kept | undefined; keep(kept: Kept): void };

/** Opens it in the board's store. A document that this release cannot read is as none. */
export function openKeptConfig(store: Store): KeptConfig {
  store.exec(`CREATE TABLE IF NOT EXISTS board_config (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    body TEXT NOT NULL
  ) STRICT`);
  const select = store.prepare<[], string>("SELECT body FROM board_config").pluck();
  const replace = store.prepare<[string]>("INSERT OR REPLACE INTO board_config VALUES (1, ?)");
  return {
    read: () => {
      const body = select.get();
      const checked = body === undefined ? undefined : read(JSON.parse(body));
      return checked?.ok ? checked.value : undefined;
    },
    keep: (kept) => void replace.run(JSON.stringify(kept)),
  };
}
