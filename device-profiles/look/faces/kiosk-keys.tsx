import "./keypads.css";
import { useLanguage, usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";
import type { KeypadProps } from "./keys.ts";

/** The big keys under a kiosk: a round key with its letter, and the service on a plate beside. */
export function KioskKeys({ keys, alive, onPress }: KeypadProps) {
  const { language } = useLanguage();
  const words = usePhrases(lookPhrases);
  return (
    <fieldset className="keypad kiosk-keys" disabled={!alive}>
      <legend className="hidden-words">{words.keypads.kiosk}</legend>
      {keys.map(({ key, label }) => (
        <button key={key} type="button" data-key={key} onClick={() => onPress(key)}>
          <b>{key}</b>
          {label[language] !== key && <span>{label[language]}</span>}
        </button>
      ))}
    </fieldset>
  );
}
