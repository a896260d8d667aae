import "./keypads.css";
import { useLanguage, usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";
import type { Key, KeypadProps } from "./keys.ts";

/** Where each key sits: digits as on a telephone on the left, functions on the right. */
const places: readonly string[] = [
  "1",
  "2",
  "3",
  "next",
  "4",
  "5",
  "6",
  "recall",
  "finish",
  "7",
  "8",
  "9",
  "no-show",
  "transfer",
  "0",
  "enter",
  "undo",
];

/** The keypad on a counter's desk with which the staff call. */
export function CallKeypad({ keys, alive, onPress }: KeypadProps) {
  const { language } = useLanguage();
  const words = usePhrases(lookPhrases);
  const inPlace = [...keys].sort((a, b) => placeOf(a) - placeOf(b));
  return (
    <fieldset className="keypad call-keypad" disabled={!alive}>
      <legend className="hidden-words">{words.keypads.call}</legend>
      {inPlace.map(({ key, label }) => (
        <button key={key} type="button" data-key={key} onClick={() => onPress(key)}>
          {label[language]}
        </button>
      ))}
    </fieldset>
  );
}

function placeOf({ key }: Key): number {
  const place = places.indexOf(key);
  return place === -1 ? places.length : place;
}
