/** One field of a table; null is an empty one. */
export type Cell = string | number | boolean | null;

/** Excel takes a file for UTF-8 by this mark alone. */
const byteOrderMark = "\uFEFF";

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens as text: UTF-8 with a byte order mark, and
 * no cell that it would run as a formula.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `${byteOrderMark}${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: Cell): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  const text = defused(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Source: OWASP, "CSV Injection": a formula begins with one of these. */
function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
