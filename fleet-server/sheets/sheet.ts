import type { Words } from "@motcua/broker/contract";

/** Language of headings, names and number format. */
export type Lang = keyof Words;

/** What a cell holds; null is empty. Text of people is never taken for a formula by a writer. */
export type Cell = string | number | null;

/** One table as it goes into a file: the same for CSV and XLSX, so that both hold the same numbers. */
export type Sheet = {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A column of rows of this kind. */
export type Column<R> = {
  readonly title: Words;
  readonly cell: (row: R, lang: Lang) => Cell;
};

export function column<R>(vi: string, en: string, cell: Column<R>["cell"]): Column<R> {
  return { title: { vi, en }, cell };
}

/** Lays rows out in a language. */
export function sheet<R>(options: {
  readonly name: Words;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly lang: Lang;
}): Sheet {
  const { columns, lang } = options;
  return {
    name: options.name[lang],
    titles: columns.map(({ title }) => title[lang]),
    rows: options.rows.map((row) => columns.map(({ cell }) => cell(row, lang))),
  };
}
