import { count, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { servedEnough } from "../../satisfaction/enough.ts";
import type { RangeFigures, RangeTally } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { leaderPhrases } from "./phrases.ts";
import { waitText } from "./wait-text.ts";

/** The figures of the sheet as tables: the office, its services and its counters. */
export function PrintTables({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { columns, sheet } = words;
  return (
    <>
      <OfficeTable figures={figures} />
      <RowsTable
        title={sheet.byService}
        heads={[columns.service, columns.tickets]}
        rows={figures.services.map((row) => ({ ...row, title: row.name[language] }))}
      />
      <RowsTable
        title={sheet.byCounter}
        heads={[columns.counter, columns.visits]}
        rows={figures.counters.map((row) => ({ ...row, title: words.counter(row.counter) }))}
      />
    </>
  );
}

/** Groups and reasons: lines in place of tables, so that the sheet stays one page. */
export function PrintLines({ figures }: { readonly figures: RangeFigures }) {
  const { sheet } = usePhrases(leaderPhrases);
  const { items } = usePhrases(definitionPhrases);
  const { language } = useLanguage();
  const reasons = figures.reasons.filter((reason) => reason.count > 0);
  return (
    <>
      {figures.classes.length > 0 && (
        <p className="print-line">
          <b>{items["by-class"].name}</b>
          {figures.classes
            .map((row) => sheet.ofClass(row.name[language], count(row.tickets, language)))
            .join("; ")}
        </p>
      )}
      {reasons.length > 0 && (
        <p className="print-line">
          <b>{items.reasons.name}</b>
          {reasons
            .map((reason) => `${reason.name[language]}: ${count(reason.count, language)}`)
            .join("; ")}
        </p>
      )}
    </>
  );
}

function OfficeTable({ figures }: { readonly figures: RangeFigures }) {
  const { sheet } = usePhrases(leaderPhrases);
  return (
    <table className="print-table print-office-table">
      <thead>
        <tr>
          <th scope="col">{sheet.figure}</th>
          <th scope="col">{sheet.value}</th>
          <th scope="col">{sheet.note}</th>
        </tr>
      </thead>
      <tbody>
        {useOfficeRows(figures).map(([name, value, note]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="figure">{value}</td>
            <td>{note?.replaceAll(" %", "\u00a0%")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Nobody at all is a dash, not too few. */
const isFewServed = ({ served }: RangeTally) => served > 0 && served < servedEnough;

type OfficeRow = readonly [name: string, value: string, note?: string];

function useOfficeRows({ overall, goal }: RangeFigures): readonly OfficeRow[] {
  const words = usePhrases(leaderPhrases);
  const { items } = usePhrases(definitionPhrases);
  const { language } = useLanguage();
  const { response, satisfied: shareWords, sheet, waits } = words;
  const { noShows, satisfied, served, serviceTime, tickets, wait } = overall;
  const share = (value: number | null) => (value === null ? words.none : percent(value, language));
  const whole = (n: number) => count(n, language);
  const { denominator, enough, interval, numerator } = satisfied;
  const sure =
    enough && interval !== null
      ? `; ${sheet.interval(percent(interval.low, language), percent(interval.high, language))}`
      : "";
  return [
    [items.tickets.name, whole(tickets)],
    [items.served.name, whole(served)],
    [items["no-shows"].name, whole(noShows)],
    [
      waits.p50Wide,
      waitText(wait.p50Ms, words),
      `${waits.counts(whole(wait.n))}; ${sheet.meanWait(waitText(wait.meanMs, words))}`,
    ],
    [waits.p90Wide, waitText(wait.p90Ms, words)],
    [items["within-target"].name, share(wait.withinTarget.share)],
    [
      `${items["service-time"].name}, ${waits.mean.toLowerCase()}`,
      waitText(serviceTime.meanMs, words),
    ],
    [
      items.satisfied.name,
      enough ? share(satisfied.share) : shareWords.few,
      `${shareWords.counts(whole(numerator), whole(denominator))}; ${shareWords.goal(share(goal.satisfied))}${sure}`,
    ],
    [
      items["response-rate"].name,
      isFewServed(overall) ? shareWords.few : share(satisfied.responseRate),
      `${response.counts(whole(denominator), whole(served))}; ${shareWords.goal(share(goal.response))}`,
    ],
  ];
}

function RowsTable(props: {
  readonly title: string;
  readonly heads: readonly [string, string];
  readonly rows: readonly (RangeTally & { readonly title: string })[];
}) {
  const words = usePhrases(leaderPhrases);
  const { columns } = words;
  const heads = [columns.served, columns.noShows, columns.p50, columns.p90, columns.satisfied];
  return (
    <table className="print-table">
      <caption>{props.title}</caption>
      <thead>
        <tr>
          {[...props.heads, ...heads, columns.response].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <TallyRow key={row.title} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function TallyRow({ row }: { readonly row: RangeTally & { readonly title: string } }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { satisfied, wait } = row;
  const share = (value: number | null) => (value === null ? words.none : percent(value, language));
  const figures = [
    ...[row.tickets, row.served, row.noShows].map((n) => count(n, language)),
    ...[wait.p50Ms, wait.p90Ms].map((ms) => waitText(ms, words)),
    satisfied.enough ? share(satisfied.share) : words.few,
    isFewServed(row) ? words.few : share(satisfied.responseRate),
  ];
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {Array.from(figures.entries(), ([at, figure]) => (
        <td key={at} className="figure">
          {figure}
        </td>
      ))}
    </tr>
  );
}
