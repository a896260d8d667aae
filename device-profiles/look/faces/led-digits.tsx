import "./led-digits.css";
import { usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";
import { LedMatrix } from "./led-matrix.tsx";
import { LedSegments } from "./led-segments.tsx";

/** What a display's face is made of. */
export type LedFace =
  | { readonly kind: "matrix" }
  /** One number a digit: its lit segments as HT16K33 bits. */
  | { readonly kind: "segments"; readonly segments: readonly number[] };

/** A label has four characters. */
const labelPlaces = 4;

/** A counter's display as it hangs on the wall: `text` is what a passer-by reads. */
export function LedDigits(props: {
  readonly text: string;
  readonly face: LedFace;
  readonly blink?: boolean;
}) {
  const words = usePhrases(lookPhrases);
  const { face, text } = props;
  return (
    <div
      role="img"
      aria-label={words.digits(text)}
      className={props.blink === true ? "led-panel led-blink" : "led-panel"}
    >
      {face.kind === "matrix" ? (
        <LedMatrix text={text} places={labelPlaces} />
      ) : (
        <LedSegments segments={face.segments} />
      )}
    </div>
  );
}
