/** Mouths from a frown to a wide smile, by score. */
const mouths: Readonly<Record<number, string>> = {
  1: "M15 33 Q24 24 33 33",
  2: "M15 31 H33",
  3: "M15 29 Q24 37 33 29",
  4: "M13 27 Q24 43 35 27 Z",
};

/** One face of the four; the word beside it says the same. */
export function RatingFace({ score }: { readonly score: number }) {
  return (
    <svg viewBox="0 0 48 48" className="rating-face" aria-hidden="true">
      <circle cx="24" cy="24" r="21" className="rating-face-skin" />
      <circle cx="17" cy="19" r="2.6" className="rating-face-eye" />
      <circle cx="31" cy="19" r="2.6" className="rating-face-eye" />
      <path d={mouths[score] ?? mouths[2]} className="rating-face-mouth" data-score={score} />
    </svg>
  );
}
