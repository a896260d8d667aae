import { type BoardName, claimLink, newClaimCode } from "@motcua/broker/contract";
import { claimLifeMs, triesMax } from "./claim.ts";
import { hashCode } from "./fingerprints.ts";
import type { Outcome, Scene, Who } from "./scene.ts";

/** A code as it is shown once: only its hash is kept. */
export type NewClaim = {
  readonly board: BoardName;
  readonly code: string;
  /** What the QR code leads to. */
  readonly link: string;
  readonly expiresAtMs: number;
};

/** Makes a position's code; one that was made before is void. */
export async function makeClaim(
  scene: Scene,
  board: BoardName,
  who: Who,
): Promise<Outcome<NewClaim>> {
  const { store } = scene;
  if (!scene.names().includes(board)) return { problem: { code: "unknown-board" } };
  const made = await draw(scene, board);
  const done = store.atOnce(() => {
    const holder = store.holderOf(board);
    // What was given to a machine that has never come is given up when the server starts again.
    if (holder !== undefined && (who !== "server" || holder.connected === 1)) return false;
    made.put();
    store.audit(board, { atMs: scene.nowMs(), who, what: "code-made", serial: null });
    return true;
  });
  if (!done) return { problem: { code: "position-claimed" } };
  scene.onClaim(board);
  return { ok: made.claim };
}

/**
 * "Thay thiết bị": the machine at a position is out at once and for ever, and the next one gets the
 * place, its configuration and its history, by a new code.
 */
export async function swap(scene: Scene, board: BoardName): Promise<Outcome<NewClaim>> {
  const { store } = scene;
  if (!scene.names().includes(board)) return { problem: { code: "unknown-board" } };
  const made = await draw(scene, board);
  const wasThere = store.atOnce(() => {
    const serial = store.holderOf(board)?.serial ?? null;
    const ended = store.endHolder(board, scene.nowMs());
    made.put();
    store.audit(board, { atMs: scene.nowMs(), who: "claim-page", what: "swapped", serial });
    return ended;
  });
  if (wasThere) scene.onOut(board);
  scene.onClaim(board);
  return { ok: made.claim };
}

/** Draws a code; hashing takes its time outside of any transaction. */
async function draw(scene: Scene, board: BoardName) {
  const code = newClaimCode(scene.chance);
  const hash = await hashCode(code, scene.chance);
  const issuedMs = scene.nowMs();
  const claim: NewClaim = {
    board,
    code,
    link: claimLink({ server: scene.pagesUrl(), board, code }),
    expiresAtMs: issuedMs + claimLifeMs,
  };
  const put = () =>
    scene.store.putClaim(board, {
      ...hash,
      issuedMs,
      triesLeft: triesMax,
      state: "open",
      usedMs: null,
    });
  return { claim, put };
}
