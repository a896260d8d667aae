import { type BoardName, readClaimCode } from "@motcua/broker/contract";
import { type Claim, judge, type Verdict } from "./claim.ts";
import { codeFits, keyHash } from "./fingerprints.ts";
import type { Outcome, Scene } from "./scene.ts";

/** One code, tried for one position. */
export type Try = {
  readonly board: BoardName;
  readonly code: string;
  /** For the audit: a board's serial, or the page. */
  readonly who: string;
  /** The machine's key, where it told one. */
  readonly key: string | undefined;
};

/**
 * Tries a code and, where it is right, does `settle` in the same transaction: what is granted, what
 * a wrong code costs and the audit of both are on the disk together or not at all.
 */
export async function tryCode<T>(
  scene: Scene,
  attempt: Try,
  settle: (grant: "first" | "again", claim: Claim) => T,
): Promise<Outcome<T>> {
  const { store } = scene;
  const { board } = attempt;
  if (!scene.names().includes(board)) return { problem: { code: "unknown-board" } };
  const code = readClaimCode(attempt.code);
  // Its check symbol tells that it was mistyped: it is no guess, and costs none.
  if (code === undefined) return { problem: { code: "claim-wrong" } };
  if (!scene.throttle()) return { problem: { code: "too-many-tries" } };
  const kept = store.claimOf(board);
  const fits = kept !== undefined && (await codeFits(code, kept));
  return store.atOnce((): Outcome<T> => {
    const claim = store.claimOf(board);
    // Another code was made while this one was hashed: that one is not guessed at.
    if (claim?.hash !== kept?.hash) return { problem: { code: "claim-wrong" } };
    const verdict = judge(claim, { fits, awaited: awaits(scene, attempt), nowMs: scene.nowMs() });
    if ("refuse" in verdict) return refused(scene, attempt, verdict);
    if (claim === undefined) return { problem: { code: "no-claim" } };
    return { ok: settle(verdict.grant, claim) };
  });
}

/** Whether this very machine holds the position and has not connected yet. */
function awaits({ store }: Scene, { board, key }: Try): boolean {
  const holder = store.holderOf(board);
  if (key === undefined || holder === undefined || holder.connected === 1) return false;
  return holder.keyHash === keyHash(key);
}

function refused(
  { store, nowMs }: Scene,
  { board, who }: Try,
  { refuse, triesLeft }: Extract<Verdict, { refuse: unknown }>,
): Outcome<never> {
  if (triesLeft !== undefined) {
    const state = triesLeft === 0 ? "burnt" : "open";
    store.changeClaim(board, { triesLeft, state, usedMs: null });
    const what = triesLeft === 0 ? "code-burnt" : "wrong-code";
    store.audit(board, { atMs: nowMs(), who, what, serial: null });
  }
  return { problem: { code: refuse } };
}
