import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { type FigureRow, FigureTable } from "./figure-table.tsx";
import { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";

type Props = { readonly figures: RangeFigures; readonly days: Days };

/** The range by service, counter, group and, where the office wants it, person. */
export function FigureTables({ figures, days }: Props) {
  const { columns, counter: counterName } = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { classes, counters, services, staff } = figures;
  const tables: readonly {
    readonly of: "by-service" | "by-counter" | "by-class" | "by-person";
    readonly head: string;
    readonly counted: string;
    readonly rows: readonly FigureRow[];
  }[] = [
    {
      of: "by-service",
      head: columns.service,
      counted: columns.tickets,
      rows: services.map((row) => ({ ...row, key: row.service, title: row.name[language] })),
    },
    {
      of: "by-counter",
      head: columns.counter,
      counted: columns.visits,
      rows: counters.map((row) => ({
        ...row,
        key: String(row.counter),
        title: counterName(row.counter),
      })),
    },
    {
      of: "by-class",
      head: columns.class,
      counted: columns.tickets,
      rows: classes.map((row) => ({ ...row, key: row.class, title: row.name[language] })),
    },
    {
      of: "by-person",
      head: columns.person,
      counted: columns.visits,
      rows: staff?.map((row) => ({ ...row, key: row.person, title: row.name })) ?? [],
    },
  ];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => <FigureTable key={table.of} days={days} {...table} />);
}
