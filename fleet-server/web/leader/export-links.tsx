import { Button } from "@mantine/core";
import { type Language, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { TableId } from "../../satisfaction/export/tables.ts";
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
} as const satisfies Partial<Record<DefinitionId, TableId>>;

type Table = keyof typeof tables;

/** One table as CSV. */
export function CsvLink(props: {
  readonly table: DefinitionId;
  readonly days: Days;
  readonly name: string;
}) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { table, days, name } = props;
  if (!isTable(table)) return null;
  const url = `${fileUrl("csv", days, language)}&table=${tables[table]}`;
  return (
    <a className="csv-link" href={url} download aria-label={words.csvOf(name)}>
      {words.csv}
    </a>
  );
}

function isTable(id: DefinitionId): id is Table {
  return Object.hasOwn(tables, id);
}

function fileUrl(kind: "csv" | "xlsx", { from, to }: Days, language: Language): string {
  return `/v1/figures.${kind}?from=${from}&to=${to}&lang=${language}`;
}

/** The whole range as a workbook, and on paper. */
export function Exports({ days }: { readonly days: Days }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  return (
    <div className="exports">
      <Button
        component="a"
        variant="default"
        size="sm"
        href={fileUrl("xlsx", days, language)}
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
