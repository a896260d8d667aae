import "./trend.css";
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
  const samples = trend.filter(({ demo }) => demo).length;
  return (
    <section className="card trend" aria-labelledby="trend">
      <header>
        <h2 id="trend">{name}</h2>
        <CsvLink table="trend" days={days} name={name} />
      </header>
      {samples > 0 && (
        <p className="trend-sample">
          <b>{words.demo.mark}</b> {words.trend.sampleWeeks(samples)}
        </p>
      )}
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
  const heads = [columns.tickets, columns.served, columns.p50, columns.p90];
  return (
    <table className="rows rows-as-cards">
      <thead>
        <tr>
          <th scope="col">{columns.week}</th>
          {[...heads, columns.satisfied, columns.rated].map((head) => (
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
            <Figure head={columns.tickets} text={count(row.tickets, language)} />
            <Figure head={columns.served} text={count(row.served, language)} />
            <Figure head={columns.p50} text={waitText(row.waitP50Ms, words)} />
            <Figure head={columns.p90} text={waitText(row.waitP90Ms, words)} />
            <Figure
              head={columns.satisfied}
              text={
                satisfied.enough && satisfied.share !== null
                  ? percent(satisfied.share, language)
                  : words.few
              }
            />
            <Figure head={columns.rated} text={count(satisfied.denominator, language)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ head, text }: { readonly head: string; readonly text: string }) {
  return (
    <td className="figure" data-head={head}>
      {text}
    </td>
  );
}
