import { lookPhrases, RatingFace, usePhrases } from "@motcua/device-profiles/look";
import { ratingPhrases } from "./phrases.ts";

const scores = [4, 3, 2, 1] as const;

/** Four faces with their words, the best first, as on a keypad. */
export function AskScreen(props: {
  /** The score that is on its way to the disk. */
  readonly storing: number | null;
  readonly failed: boolean;
  readonly onPick: (score: number) => void;
}) {
  const words = usePhrases(ratingPhrases);
  const shared = usePhrases(lookPhrases);
  const { storing, failed, onPick } = props;
  return (
    <section className="rating-ask">
      <h1>{words.question}</h1>
      <div className="rating-choices">
        {scores.map((score) => (
          <button
            key={score}
            type="button"
            data-score={score}
            data-touched={storing === score}
            aria-disabled={storing !== null}
            onClick={() => onPick(score)}
          >
            <RatingFace score={score} />
            <span>{shared.rating.scores[score]}</span>
          </button>
        ))}
      </div>
      <p className="rating-note" role="status" data-failed={failed}>
        {failed ? words.notStored : storing === null ? words.once : words.storing}
      </p>
    </section>
  );
}
