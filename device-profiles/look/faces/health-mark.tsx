import "./health-mark.css";
import { type HealthView, healthWords } from "../health-words.ts";
import { usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";

/** A different shape for each state, so that colour is never alone. */
const shapes: Record<HealthView["state"], string> = {
  ok: "M3 8.5 L6.5 12 L13 4.5",
  degraded: "M8 2.5 V9.5 M8 12.5 V13.2",
  down: "M4 4 L12 12 M12 4 L4 12",
  unknown: "M5 6 A3 3 0 1 1 8 9 V10.2 M8 13 V13.2",
};

/** A device's health as a mark and a sentence, with what to do about it. */
export function HealthMark(props: { readonly health: HealthView; readonly remedy?: boolean }) {
  const words = usePhrases(lookPhrases);
  const { what, remedy } = healthWords(props.health, words);
  return (
    <span className="health-mark" data-state={props.health.state}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[props.health.state]} />
      </svg>
      <span>
        {what}
        {props.remedy === true && remedy !== "" && <small>{remedy}</small>}
      </span>
    </span>
  );
}
