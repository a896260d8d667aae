import type { Figures } from "../satisfaction/figures-schema.ts";
import type { Cell, Sheet } from "../sheets/sheet.ts";
import type { DaySummary } from "./summary.ts";

type Tally = Figures["overall"];
type CounterTally = Figures["counters"][number];

/** Columns of a day's table, in order; later versions add theirs at the end. */
const titles = [
  ...["office", "day", "revision", "reason", "scope", "name"],
  ...["tickets", "served", "noShows", "void", "dayEnded", "transferredIn", "transferredOut"],
  ...["waitN", "waitP50Ms", "waitP90Ms"],
  ...["satisfied", "rated", "satisfiedShare", "responseRate", "low", "high", "enough"],
];

/** A day summary as a table: one row for the office, one a service, one a counter. */
export function dayTable({ office, day, revision, reason, figures }: DaySummary): Sheet {
  const about = [office, day, revision, reason];
  const rows = [
    [...about, "office", null, ...tallyCells(figures.overall)],
    ...figures.services.map((tally) => [
      ...[...about, "service", tally.service],
      ...tallyCells(tally),
    ]),
    ...figures.counters.map((tally) => [
      ...[...about, "counter", tally.counter],
      ...counterCells(tally),
    ]),
  ];
  return { name: day, titles, rows };
}

function tallyCells(tally: Tally): Cell[] {
  const { tickets, served, noShows, dayEnded, transferredIn, transferredOut } = tally;
  const moved = [transferredIn, transferredOut];
  return [tickets, served, noShows, tally.void, dayEnded, ...moved, ...measured(tally)];
}

/** Nothing is void at a counter, and nobody is moved to one: those cells are empty. */
function counterCells(tally: CounterTally): Cell[] {
  const { tickets, served, noShows, dayEnded, transferred } = tally;
  return [tickets, served, noShows, null, dayEnded, null, transferred, ...measured(tally)];
}

function measured({ wait, satisfied }: Pick<Tally, "wait" | "satisfied">): Cell[] {
  const { numerator, denominator, share, responseRate, interval, enough } = satisfied;
  return [
    ...[wait.n, wait.p50Ms, wait.p90Ms, numerator, denominator, share, responseRate],
    ...[interval?.low ?? null, interval?.high ?? null, String(enough)],
  ];
}
