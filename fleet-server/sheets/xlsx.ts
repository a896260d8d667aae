import writeExcelFile, { type Cell as ExcelCell } from "write-excel-file/node";
import type { Cell, Sheet } from "./sheet.ts";

/** Characters that a column shows. */
const width = { least: 8, most: 40 } as const;

/** One workbook with a sheet a table; headings stay in sight. */
export function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, titles, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: titles.map((_, index) => ({ width: widthOf(titles, rows, index) })),
      data: [
        titles.map((value): ExcelCell => ({ value, type: String, fontWeight: "bold", wrap: true })),
        ...rows.map((cells) => cells.map(excelCell)),
      ],
    })),
  ).toBuffer();
}

/** Text is typed as text: no name of a service is ever a formula. */
function excelCell(value: Cell): ExcelCell {
  return typeof value === "string" ? { value, type: String } : value;
}

function widthOf(titles: readonly string[], rows: Sheet["rows"], index: number): number {
  const cells = rows.map((cells) => String(cells[index] ?? "").length);
  // A long heading may break over three lines; what is in the cells may not.
  const title = (titles[index]?.length ?? 0) / 3;
  return Math.min(width.most, Math.max(width.least, title, ...cells) + 2);
}
