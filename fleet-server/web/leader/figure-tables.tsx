import { count, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import type { Figures } from "../../satisfaction/figures-schema.ts";
import { serviceName } from "../console/names.ts";
import { leaderPhrases } from "./phrases.ts";
import { waitText } from "./wait-text.ts";

type Props = { readonly figures: Figures; readonly hall: HallView };

type Row = {
  readonly key: string;
  readonly name: string;
  readonly counts: readonly number[];
  readonly wait: Figures["overall"]["wait"];
  readonly satisfied: Figures["overall"]["satisfied"];
};

/** The day by service and by counter. */
export function FigureTables({ figures, hall }: Props) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { columns } = words;
  const services = figures.services.map((row) => ({
    ...row,
    key: row.service,
    name: serviceName(hall, row.service, language),
    counts: [row.tickets, row.served, row.noShows, row.waiting],
  }));
  const counters = figures.counters.map((row) => ({
    ...row,
    key: String(row.counter),
    name: words.counter(row.counter),
    counts: [row.tickets, row.served, row.noShows],
  }));
  return (
    <>
      <FigureTable
        title={words.byService}
        rows={services}
        heads={[columns.service, columns.tickets, columns.served, columns.noShows, columns.waiting]}
      />
      <FigureTable
        title={words.byCounter}
        rows={counters}
        heads={[columns.counter, columns.visits, columns.served, columns.noShows]}
      />
    </>
  );
}

type TableProps = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
};

function FigureTable({ title, heads, rows }: TableProps) {
  const words = usePhrases(leaderPhrases);
  const { columns } = words;
  const all = [...heads, columns.p50, columns.p90, columns.satisfied, columns.rated];
  return (
    <section className="card leader-table" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="empty">{words.noRows}</p>
      ) : (
        <div className="rows-scroll">
          <table className="rows">
            <thead>
              <tr>
                {all.map((head, at) => (
                  <th key={head} scope="col" className={at === 0 ? undefined : "figure"}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <FigureRow key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function FigureRow({ row }: { readonly row: Row }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { satisfied, wait } = row;
  const figures = [
    ...row.counts.map((n) => count(n, language)),
    waitText(wait.p50Ms, words),
    waitText(wait.p90Ms, words),
    satisfied.enough && satisfied.share !== null ? percent(satisfied.share, language) : words.few,
    count(satisfied.denominator, language),
  ];
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {Array.from(figures.entries(), ([at, figure]) => (
        <td key={at} className="figure">
          {figure}
        </td>
      ))}
    </tr>
  );
}
