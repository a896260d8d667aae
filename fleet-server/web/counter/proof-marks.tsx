import { healthWords, lookPhrases, usePhrases } from "@motcua/device-profiles/look";
import type { ProofView } from "../../queue/view.ts";
import { counterPhrases } from "./phrases.ts";

/** Whether the call really reached display and speaker, or what is missing. */
export function ProofMarks({ proofs }: { readonly proofs: readonly ProofView[] }) {
  const words = usePhrases(counterPhrases);
  const look = usePhrases(lookPhrases);
  return (
    <ul className="proofs" aria-live="polite">
      {proofs.map((proof) => (
        <li key={proof.device} data-status={proof.status}>
          <b>{words.proof[proof.kind]}</b> {words.proof[proof.status]}
          {proof.reason !== null && <small>{reasonWords(proof.reason, words, look)}</small>}
        </li>
      ))}
    </ul>
  );
}

function reasonWords(
  reason: string,
  words: typeof counterPhrases.vi,
  look: typeof lookPhrases.vi,
): string {
  if (reason === "stale" || reason === "undone") return words.proof[reason];
  return healthWords({ state: "down", code: reason }, look).what;
}
