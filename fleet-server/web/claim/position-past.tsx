import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { PositionView } from "../../provisioning/view.ts";
import { fullMoment } from "../console/moment-words.ts";
import { claimPhrases } from "./phrases.ts";
import type { ClaimPhrases } from "./vi.ts";

/** The devices that stood here, and who did what. */
export function PositionPast({ position }: { readonly position: PositionView }) {
  const words = usePhrases(claimPhrases);
  const { language } = useLanguage();
  const { history, audit } = position;
  return (
    <section className="card claim-card claim-past" aria-labelledby="past">
      <h2 id="past">{words.history.title}</h2>
      {history.length === 0 && <p className="empty">{words.history.none}</p>}
      <ul>
        {history.map(({ serial, model, fromMs, toMs }) => (
          <li key={`${fromMs}`}>
            <b>{words.machine(model, serial)}</b>
            <span>
              {toMs === null
                ? words.history.still(fullMoment(fromMs, language))
                : words.history.span(fullMoment(fromMs, language), fullMoment(toMs, language))}
            </span>
          </li>
        ))}
      </ul>
      {audit.length > 0 && (
        <details>
          <summary>{words.audit.title}</summary>
          <ul>
            {audit.map(({ atMs, who, what }, at) => (
              <li key={`${atMs}-${audit.length - at}`}>
                <b>{words.audit.deeds[what]}</b>
                <span>{[fullMoment(atMs, language), whoWords(who, words)].join(", ")}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function whoWords(who: string, { audit }: ClaimPhrases): string {
  return who === "claim-page" || who === "server" ? audit.who[who] : who;
}
