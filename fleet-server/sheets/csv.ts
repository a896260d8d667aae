import { stringify } from "csv-stringify/sync";
import type { Cell, Lang, Sheet } from "./sheet.ts";

/**
 * How Excel reads a file that is opened with a double click: by the separators of its language.
 * Vietnamese writes 12,5 and separates by semicolons; English writes 12.5 and separates by commas.
 */
const formats = {
  vi: { delimiter: ";", decimal: "," },
  en: { delimiter: ",", decimal: "." },
} as const satisfies Record<Lang, object>;

/** What makes Excel and its kin take a cell for a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/** A table as CSV: UTF-8 with BOM, without which Excel takes Vietnamese for Latin-1. */
export function csvOf({ titles, rows }: Sheet, lang: Lang): string {
  const { delimiter, decimal } = formats[lang];
  const written = (cell: Cell): string => {
    if (typeof cell === "number") return String(cell).replace(".", decimal);
    return cell === null ? "" : defused(cell);
  };
  const lines = [titles, ...rows].map((cells) => cells.map(written));
  return stringify(lines, { delimiter, bom: true, record_delimiter: "windows" });
}

/** A service may be named `=HYPERLINK(…)`: an apostrophe makes it text. Numbers keep their minus. */
function defused(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}
