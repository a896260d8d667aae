import "./figure-table.css";
import { count, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { servedEnough } from "../../satisfaction/enough.ts";
import type { RangeTally } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import type { DefinitionId } from "../definitions/vi.ts";
import { CsvLink } from "./export-links.tsx";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";
import { waitText } from "./wait-text.ts";

export type FigureRow = RangeTally & { readonly key: string; readonly title: string };

type Props = {
  readonly of: DefinitionId & `by-${string}`;
  readonly days: Days;
  /** The heading of the first column, and of the first count. */
  readonly head: string;
  readonly counted: string;
  readonly rows: readonly FigureRow[];
};

/** One table of the range, which can be taken along as it stands. */
export function FigureTable({ of, days, head, counted, rows }: Props) {
  const words = usePhrases(leaderPhrases);
  const { name } = usePhrases(definitionPhrases).items[of];
  const { columns } = words;
  const heads = [
    ...[counted, columns.served, columns.noShows, columns.mean, columns.p50, columns.p90],
    ...[columns.within, columns.serviceTime, columns.satisfied, columns.rated, columns.response],
  ];
  return (
    <section className="card leader-table" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <CsvLink table={of} days={days} name={name} />
      </header>
      <table className="rows rows-as-cards">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {heads.map((text) => (
              <th key={text} scope="col" className="figure">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} heads={heads} />
          ))}
        </tbody>
      </table>
      <HowComputed of={of} />
    </section>
  );
}

function Row({ row, heads }: { readonly row: FigureRow; readonly heads: readonly string[] }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { noShows, satisfied, served, serviceTime, tickets, wait } = row;
  const shareText = (share: number | null) =>
    share === null ? words.none : percent(share, language);
  const figures = [
    count(tickets, language),
    count(served, language),
    count(noShows, language),
    waitText(wait.meanMs, words),
    waitText(wait.p50Ms, words),
    waitText(wait.p90Ms, words),
    shareText(wait.withinTarget.share),
    waitText(serviceTime.p50Ms, words),
    satisfied.enough ? shareText(satisfied.share) : words.few,
    count(satisfied.denominator, language),
    served > 0 && served < servedEnough ? words.few : shareText(satisfied.responseRate),
  ];
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {Array.from(figures.entries(), ([at, figure]) => (
        <td key={at} className="figure" data-head={heads[at]}>
          {figure}
        </td>
      ))}
    </tr>
  );
}
