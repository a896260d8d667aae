import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BoardName, LocalClaim, localClaimEnding } from "@motcua/broker/contract";
import { keepFile } from "@motcua/broker/keep-file";
import type { Clock, Logger } from "@motcua/broker/ports";
import { reader } from "@motcua/device-profiles/document";
import { isExpired, repeatMs } from "./claim.ts";
import { codeFits } from "./fingerprints.ts";
import { makeClaim } from "./people.ts";
import type { Scene } from "./scene.ts";

/** How often it is looked whether the board of this machine still lacks its credential, ms. */
const lookEveryMs = 60_000;

/** The claim file of the board that runs on the server's own machine. */
export type LocalClaimFile = {
  /** The position's code, or who holds it, has changed. */
  readonly changed: (board: BoardName) => void;
  /** The board has connected: its code is over. */
  readonly connected: (board: BoardName) => void;
  readonly stop: () => void;
};

type LocalClaimOptions = {
  readonly scene: Scene;
  readonly folder: string;
  readonly board: BoardName;
  readonly clock: Clock;
  readonly logger: Logger;
};

/**
 * Writes the file by which the board of this machine claims its position as any other board does.
 * Its code stays until the board has connected; a board that never comes gets another one, so that
 * a power cut in between locks nobody out. A position that was swapped is claimed by a person only.
 */
export async function keepLocalClaim(options: LocalClaimOptions): Promise<LocalClaimFile> {
  const { scene, board, clock, logger } = options;
  const { store } = scene;
  let code: string | null = null;
  let making = false;
  /** The file on the disk is not yet as it should be. */
  let owed = false;

  const write = () => {
    owed = true;
    const file: LocalClaim = {
      office: scene.office,
      board,
      server: scene.serverUrl(),
      broker: scene.brokerUrl(),
      code,
    };
    keepFile(pathOf(options), `${JSON.stringify(file, null, 2)}\n`);
    owed = false;
  };
  const drop = () => {
    if (code === null && !owed) return;
    code = null;
    write();
  };
  const make = async () => {
    making = true;
    try {
      const made = await makeClaim(scene, board, "server");
      code = "ok" in made ? made.ok.code : null;
    } finally {
      making = false;
    }
    write();
  };
  const needsCode = (patienceMs: number): boolean => {
    const holder = store.holderOf(board);
    if (holder !== undefined) {
      return holder.connected === 0 && scene.nowMs() - holder.fromMs >= patienceMs;
    }
    // Empty, though somebody was there: a person has taken the machine away.
    if (store.holders(board).length > 0) return false;
    const claim = store.claimOf(board);
    return claim?.state !== "open" || isExpired(claim, scene.nowMs());
  };

  code = await codeOnDisk(options);
  if (code === null && needsCode(0)) await make();
  else write();
  const cancel = clock.every(lookEveryMs, () => {
    if (making || !needsCode(repeatMs)) return;
    make().catch((err: unknown) => {
      logger.warn({ err, board }, "the claim of this machine's board is not renewed yet");
    });
  });
  return {
    changed: (which) => {
      // What the board itself has used it may need once more.
      if (which === board && !making && store.claimOf(board)?.state !== "used") drop();
    },
    connected: (which) => {
      if (which === board) drop();
    },
    stop: cancel,
  };
}

/** The code that an earlier run has written, while it is the position's open one. */
async function codeOnDisk(options: LocalClaimOptions): Promise<string | null> {
  const { scene, board } = options;
  const path = pathOf(options);
  const claim = scene.store.claimOf(board);
  if (!existsSync(path) || claim?.state !== "open" || isExpired(claim, scene.nowMs())) return null;
  try {
    const file = readFile(JSON.parse(readFileSync(path, "utf8")));
    if (!file.ok || file.value.code === null) return null;
    return (await codeFits(file.value.code, claim)) ? file.value.code : null;
  } catch {
    // A file that a person broke is written anew.
    return null;
  }
}

const readFile = reader(LocalClaim);

function pathOf({ folder, board }: LocalClaimOptions): string {
  return join(folder, `${board}${localClaimEnding}`);
}
