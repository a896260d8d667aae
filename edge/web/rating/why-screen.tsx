import type { ReasonConfig } from "@motcua/broker/contract";
import { useLanguage, useNow, usePhrases, usePorts } from "@motcua/device-profiles/look";
import { useState } from "react";
import { ThanksMark } from "./calm-screens.tsx";
import { ratingPhrases } from "./phrases.ts";
import { reasonShownMs } from "./use-rating.ts";

/** Thanks, and one question that nobody has to answer. */
export function WhyScreen(props: {
  readonly reasons: readonly ReasonConfig[];
  readonly onPick: (reason: string) => void;
  readonly onSkip: () => void;
}) {
  const words = usePhrases(ratingPhrases);
  const { language } = useLanguage();
  const ports = usePorts();
  const [sinceMs] = useState(() => ports.wallMs());
  const leftMs = Math.max(0, sinceMs + reasonShownMs - useNow());
  const { reasons, onPick, onSkip } = props;
  return (
    <section className="rating-why">
      <p className="rating-thanked" role="status">
        <ThanksMark />
        {words.thanks}
      </p>
      <h1>{words.why}</h1>
      <div className="rating-reasons">
        {reasons.map(({ id, name }) => (
          <button key={id} type="button" onClick={() => onPick(id)}>
            {name[language]}
          </button>
        ))}
      </div>
      <div className="rating-skip">
        <p className="rating-note">
          {words.optional} {words.closesIn(Math.ceil(leftMs / 1_000))}
        </p>
        <button type="button" className="rating-quiet" onClick={onSkip}>
          {words.skip}
        </button>
      </div>
    </section>
  );
}
