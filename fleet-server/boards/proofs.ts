import type { BoardName, CallProof, CounterNumber } from "@motcua/broker/contract";
import type { ProofView } from "../queue/view.ts";

/** A device that should show or speak the calls of a counter. */
export type Witness = {
  readonly board: BoardName;
  readonly device: string;
  readonly kind: "display" | "speaker";
};

/** Calls whose proofs are remembered: several busy minutes of the largest hall. */
const callsKept = 256;

export type Proofs = {
  /** Notes what a board reports of a call. */
  note(board: BoardName, proof: CallProof): void;
  /** What is known of one call: every witness of the counter, `waiting` until it reports. */
  of(call: number, counter: CounterNumber): ProofView[];
};

/**
 * Collects the proofs that calls reached people. They live in memory: after a restart of the
 * server the marks of older calls are "waiting" again, which is true.
 */
export function createProofs(witnesses: (counter: CounterNumber) => readonly Witness[]): Proofs {
  const reported = new Map<number, Map<string, CallProof>>();
  return {
    note: (board, proof) => {
      const forCall = reported.get(proof.call) ?? new Map<string, CallProof>();
      forCall.set(`${board}/${proof.device}`, proof);
      reported.delete(proof.call);
      reported.set(proof.call, forCall);
      const oldest = reported.keys().next();
      if (reported.size > callsKept && !oldest.done) reported.delete(oldest.value);
    },
    of: (call, counter) =>
      witnesses(counter).map(({ board, device, kind }) => {
        const proof = reported.get(call)?.get(`${board}/${device}`);
        return { device, kind, status: proof?.status ?? "waiting", reason: proof?.reason ?? null };
      }),
  };
}
