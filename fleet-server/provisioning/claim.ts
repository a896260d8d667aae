import type { ProblemCode } from "@motcua/broker/contract";

/** A code is good from the moment it is made until the same time of the seventh day, ms. */
export const claimLifeMs = 7 * 24 * 60 * 60_000;

/** Five guesses among 2⁴⁵ codes: who needs more is not reading from a slip. */
export const triesMax = 5;

/**
 * A board that was given its credential and lost the answer (power, network) may ask again for this
 * long, unless it has connected meanwhile, ms.
 */
export const repeatMs = 10 * 60_000;

/** The one code of a position, in office time. */
export type Claim = {
  readonly issuedMs: number;
  readonly triesLeft: number;
  readonly state: "open" | "burnt" | "used";
  readonly usedMs: number | null;
};

/** What came in, looked at beside the claim and the machine that holds the position. */
export type Attempt = {
  /** The code is the one that was made. */
  readonly fits: boolean;
  /** The position is held by this very machine, which has never connected with what it was given. */
  readonly awaited: boolean;
  readonly nowMs: number;
};

/** What becomes of an attempt; a refusal may cost the claim a try. */
export type Verdict =
  | { readonly grant: "first" | "again" }
  | { readonly refuse: ProblemCode; readonly triesLeft?: number };

/** Judges one code. Without a claim there is nothing to guess, so nothing is counted. */
export function judge(claim: Claim | undefined, attempt: Attempt): Verdict {
  if (claim === undefined) return { refuse: "no-claim" };
  switch (claim.state) {
    case "burnt":
      return { refuse: "claim-burnt" };
    case "used":
      return judgeUsed(claim, attempt);
    case "open":
      return judgeOpen(claim, attempt);
  }
}

function judgeOpen(claim: Claim, { fits, nowMs }: Attempt): Verdict {
  if (isExpired(claim, nowMs)) return { refuse: "claim-expired" };
  if (fits) return { grant: "first" };
  const triesLeft = claim.triesLeft - 1;
  return { refuse: triesLeft > 0 ? "claim-wrong" : "claim-burnt", triesLeft };
}

function judgeUsed({ usedMs }: Claim, { fits, awaited, nowMs }: Attempt): Verdict {
  if (!fits) return { refuse: "claim-wrong" };
  const inTime = usedMs !== null && nowMs - usedMs <= repeatMs;
  return awaited && inTime ? { grant: "again" } : { refuse: "claim-used" };
}

/** Whether its seven days are over. */
export function isExpired({ issuedMs }: Claim, nowMs: number): boolean {
  return nowMs - issuedMs >= claimLifeMs;
}
