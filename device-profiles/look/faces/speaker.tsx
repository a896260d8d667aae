import "./speaker.css";
import { usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";

/** A wall speaker; rings of sound stand before it while it speaks. */
export function Speaker({ playing }: { readonly playing: boolean }) {
  const words = usePhrases(lookPhrases);
  return (
    <svg
      viewBox="0 0 120 96"
      role="img"
      aria-label={playing ? words.speaker.playing : words.speaker.quiet}
      className={playing ? "speaker speaker-playing" : "speaker"}
    >
      <rect x="4" y="4" width="60" height="88" rx="7" className="speaker-box" />
      <circle cx="34" cy="26" r="9" className="speaker-rim" />
      <circle cx="34" cy="26" r="3.5" className="speaker-cone" />
      <circle cx="34" cy="61" r="21" className="speaker-rim" />
      <circle cx="34" cy="61" r="8" className="speaker-cone" />
      <g className="speaker-rings">
        <path d="M74 32 A26 26 0 0 1 74 64" />
        <path d="M84 22 A40 40 0 0 1 84 74" />
        <path d="M94 12 A54 54 0 0 1 94 84" />
      </g>
    </svg>
  );
}
