import { usePhrases } from "@motcua/device-profiles/look";
import { ratingPhrases } from "./phrases.ts";

/** Nobody is to rate now: where the citizen stands, and when the question comes. */
export function IdleScreen({ counter }: { readonly counter: number }) {
  const words = usePhrases(ratingPhrases);
  return (
    <section className="rating-calm">
      <h1>
        {words.counter}
        <b>{counter}</b>
      </h1>
      <p>{words.idle}</p>
    </section>
  );
}

/** The press is stored; a change of mind is kept, too. */
export function ThanksScreen({ onAgain }: { readonly onAgain: () => void }) {
  const words = usePhrases(ratingPhrases);
  return (
    <section className="rating-calm">
      <ThanksMark />
      <h1 role="status">{words.thanks}</h1>
      <p>{words.thanksWhy}</p>
      <button type="button" className="rating-quiet" onClick={onAgain}>
        {words.again}
      </button>
    </section>
  );
}

/** One sentence that fills the screen, and what to do. */
export function NoticeScreen(props: { readonly title: string; readonly why: string }) {
  return (
    <section className="rating-calm rating-notice" role="status">
      <h1>{props.title}</h1>
      <p>{props.why}</p>
    </section>
  );
}

export function ThanksMark() {
  return (
    <svg viewBox="0 0 48 48" className="thanks-mark" aria-hidden="true">
      <circle cx="24" cy="24" r="21" />
      <path d="M14 25 L21 32 L34 17" />
    </svg>
  );
}
