import { count, dayWords, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { CsvLink } from "./export-links.tsx";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";
import { SatisfiedLine, WaitBars } from "./trend-charts.tsx";
import { waitText } from "./wait-text.ts";

type Props = { readonly figures: RangeFigures; readonly days: Days };

/** Where things go: 13 weeks of satisfaction and waits, as pictures and as a table. */
export function Trend({ figures, days }: Props) {
  const words = usePhrases(leaderPhrases);
  const { name } = usePhrases(definitionPhrases).items.trend;
  const { goal, trend } = figures;
  return (
    <section className="card trend" aria-labelledby="trend">
      <header>
        <h2 id="trend">{name}</h2>
        <CsvLink table="trend" days={days} name={name} />
      </header>
      <div className="trend-charts">
        <figure>
          <figcaption>{words.trend.satisfied}</figcaption>
          <SatisfiedLine weeks={trend} goal={goal.satisfied} />
          <p className="chart-note">{words.trend.whiskers}</p>
        </figure>
        <figure>
          <figcaption>{words.trend.wait}</figcaption>
          <WaitBars weeks={trend} />
        </figure>
      </div>
      <details className="how">
        <summary>{words.trend.numbers}</summary>
        <WeekTable weeks={trend} />
      </details>
      <HowComputed of="trend" />
    </section>
  );
}

function WeekTable({ weeks }: { readonly weeks: RangeFigures["trend"] }) {
  const words = usePhrases(leaderPhrases);
  const { columns } = words;
  const { language } = useLanguage();
  const heads = [columns.tickets, columns.served, columns.p50, columns.p90, columns.satisfied];
  return (
    <div className="rows-scroll">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{columns.week}</th>
            {[...heads, columns.rated].map((head) => (
              <th key={head} scope="col" className="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, from, demo, satisfied, ...row }) => (
            <tr key={week}>
              <th scope="row">
                {dayWords(from)} {demo && <em>{words.trend.sample}</em>}
              </th>
              <td className="figure">{count(row.tickets, language)}</td>
              <td className="figure">{count(row.served, language)}</td>
              <td className="figure">{waitText(row.waitP50Ms, words)}</td>
              <td className="figure">{waitText(row.waitP90Ms, words)}</td>
              <td className="figure">
                {satisfied.enough && satisfied.share !== null
                  ? percent(satisfied.share, language)
                  : words.few}
              </td>
              <td className="figure">{count(satisfied.denominator, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
