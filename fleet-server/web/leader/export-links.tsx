import { Button } from "@mantine/core";
import { usePhrases } from "@motcua/device-profiles/look";
import type { DefinitionId } from "../definitions/vi.ts";
import { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";

/** The tables that can be taken along, by the definition of what they hold. */
const tables = {
  "by-service": "services",
  "by-counter": "counters",
  "by-class": "classes",
  "by-person": "staff",
  heat: "heat",
  trend: "trend",
  reasons: "reasons",
} as const satisfies Partial<Record<DefinitionId, string>>;

type Table = keyof typeof tables;

/** One table as CSV. */
export function CsvLink(props: {
  readonly table: DefinitionId;
  readonly days: Days;
  readonly name: string;
}) {
  const words = usePhrases(leaderPhrases);
  const { table, days, name } = props;
  if (!isTable(table)) return null;
  const url = `/v1/figures.csv?from=${days.from}&to=${days.to}&table=${tables[table]}`;
  return (
    <a className="csv-link" href={url} download aria-label={words.csvOf(name)}>
      {words.csv}
    </a>
  );
}

function isTable(id: DefinitionId): id is Table {
  return Object.hasOwn(tables, id);
}

/** The whole range as a workbook, and on paper. */
export function Exports({ days }: { readonly days: Days }) {
  const words = usePhrases(leaderPhrases);
  return (
    <div className="exports">
      <Button
        component="a"
        variant="default"
        size="sm"
        href={`/v1/figures.xlsx?from=${days.from}&to=${days.to}`}
        download
      >
        {words.xlsx}
      </Button>
      <Button size="sm" onClick={() => window.print()}>
        {words.print}
      </Button>
    </div>
  );
}
