import { count, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { CsvLink } from "./export-links.tsx";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";

/** What those who were not satisfied chose, the most frequent first. */
export function Reasons(props: { readonly figures: RangeFigures; readonly days: Days }) {
  const words = usePhrases(leaderPhrases).reasons;
  const { name } = usePhrases(definitionPhrases).items.reasons;
  const { language } = useLanguage();
  const { reasons } = props.figures;
  const all = reasons.reduce((sum, reason) => sum + reason.count, 0);
  const most = Math.max(1, ...reasons.map((reason) => reason.count));
  return (
    <section className="card reasons" aria-labelledby="reasons">
      <header>
        <h2 id="reasons">{name}</h2>
        {all > 0 && <CsvLink table="reasons" days={props.days} name={name} />}
      </header>
      {all === 0 ? (
        <p className="empty">{words.none}</p>
      ) : (
        <>
          <p className="facts">{words.answers(count(all, language))}</p>
          <ol>
            {reasons.map((reason) => (
              <li key={reason.reason}>
                <span>{reason.name[language]}</span>
                <b>{count(reason.count, language)}</b>
                <i style={{ inlineSize: `${(reason.count / most) * 100}%` }} />
              </li>
            ))}
          </ol>
        </>
      )}
      <HowComputed of="reasons" />
    </section>
  );
}
