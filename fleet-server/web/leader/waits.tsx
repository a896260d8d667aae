import { count, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";
import { waitText } from "./wait-text.ts";

/** How long people wait and are served: half, nine in ten, mean, and how many in time. */
export function Waits({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases);
  const { waits } = words;
  const { language } = useLanguage();
  const { serviceTime, wait } = figures.overall;
  const { n, of, share } = wait.withinTarget;
  const heads = [waits.mean, waits.p50, waits.p90];
  const rows = [
    { name: waits.wait, spread: wait },
    { name: waits.service, spread: serviceTime },
  ];
  return (
    <section className="card waits" aria-labelledby="waits">
      <h2 id="waits">{waits.title}</h2>
      <div className="waits-first">
        <p>
          <span>{waits.p50Wide}</span>
          <strong>{waitText(wait.p50Ms, words)}</strong>
        </p>
        <p>
          <span>{waits.p90Wide}</span>
          <strong>{waitText(wait.p90Ms, words)}</strong>
        </p>
      </div>
      {share !== null && (
        <p className="waits-within">
          {waits.within(percent(share, language), count(n, language), count(of, language))}
        </p>
      )}
      <table className="rows rows-as-cards">
        <thead>
          <tr>
            <td />
            {heads.map((head) => (
              <th key={head} scope="col" className="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, spread }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[spread.meanMs, spread.p50Ms, spread.p90Ms].map((ms, at) => (
                <td key={heads[at]} className="figure" data-head={heads[at]}>
                  {waitText(ms, words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Hows />
    </section>
  );
}

function Hows() {
  const { items } = usePhrases(definitionPhrases);
  const ids = ["wait", "within-target", "service-time"] as const;
  return (
    <ul className="hows">
      {ids.map((id) => (
        <li key={id}>
          <span>{items[id].name}</span>
          <HowComputed of={id} />
        </li>
      ))}
    </ul>
  );
}
