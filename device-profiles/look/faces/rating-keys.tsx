import "./keypads.css";
import { useLanguage, usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";
import type { KeypadProps } from "./keys.ts";
import { RatingFace } from "./rating-face.tsx";

/** What the keypad's lamp shows: it takes a press, takes none, or thanks for a stored one. */
export type RatingLamp = "open" | "closed" | "thanks";

/** The rating keypad that faces the citizen: four faces with their words. */
export function RatingKeys(props: KeypadProps & { readonly lamp: RatingLamp }) {
  const { language } = useLanguage();
  const words = usePhrases(lookPhrases);
  const best = [...props.keys].sort((a, b) => Number(b.key) - Number(a.key));
  return (
    <fieldset className="keypad rating-keys" data-lamp={props.lamp} disabled={!props.alive}>
      <legend className="hidden-words">{words.rating.title}</legend>
      <output className="rating-lamp">{words.rating[props.lamp]}</output>
      {best.map(({ key, label }) => (
        <button key={key} type="button" data-key={key} onClick={() => props.onPress(key)}>
          <RatingFace score={Number(key)} />
          <span>{label[language]}</span>
        </button>
      ))}
    </fieldset>
  );
}
