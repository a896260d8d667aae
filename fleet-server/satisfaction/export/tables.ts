import { type Column, column, type Lang, type Sheet, sheet } from "../../sheets/sheet.ts";
import type { RangeFigures } from "../range-schema.ts";
import { minutes, yesNo } from "./cells.ts";
import { pointColumns, tallyColumns, visitTallyColumns } from "./columns.ts";

/** The tables of an export, in their order. */
export const tableIds = [
  "overall",
  "services",
  "counters",
  "classes",
  "staff",
  "days",
  "heat",
  "trend",
  "reasons",
] as const;
export type TableId = (typeof tableIds)[number];

/** Two decimals: a part of a rating tells nothing more. */
const twoDecimals = (value: number | null) =>
  value === null ? null : Math.round(value * 100) / 100;

const weekdays = {
  vi: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const;

/** One table of a range; undefined where the office does not show it (persons). */
export function tableOf(figures: RangeFigures, id: TableId, lang: Lang): Sheet | undefined {
  // The last column of each table, so that no line of sample data goes about as the office's.
  const demo = column<unknown>("Số liệu mẫu", "Sample data", () => yesNo(figures.demo, lang));
  const table = <R>(vi: string, en: string, columns: readonly Column<R>[]) => ({
    of: (rows: readonly R[]) => sheet({ name: { vi, en }, columns, rows, lang }),
  });
  switch (id) {
    case "overall":
      return table("Tổng hợp", "Overall", [...rangeColumns(figures), ...tallyColumns, demo]).of([
        figures.overall,
      ]);
    case "services":
      return table("Lĩnh vực", "Services", [...serviceColumns, ...tallyColumns, demo]).of(
        figures.services,
      );
    case "counters":
      return table("Quầy", "Counters", [...counterColumns, demo]).of(figures.counters);
    case "classes":
      return table("Đối tượng", "Classes", [...classColumns, ...tallyColumns, demo]).of(
        figures.classes,
      );
    case "staff":
      if (figures.staff === undefined) return undefined;
      return table("Cán bộ", "Staff", [...staffColumns, ...visitTallyColumns, demo]).of(
        figures.staff,
      );
    case "days":
      return table("Theo ngày", "Days", [...dayColumns, ...pointColumns]).of(figures.days);
    case "heat":
      return table("Giờ và thứ", "Hours", [...heatColumns, demo]).of(figures.heat);
    case "trend":
      return table("13 tuần", "13 weeks", [...weekColumns, ...pointColumns]).of(figures.trend);
    case "reasons":
      return table("Lý do", "Reasons", [...reasonColumns, demo]).of(figures.reasons);
  }
}

type Row<K extends "services" | "counters" | "classes" | "days" | "heat" | "trend" | "reasons"> =
  RangeFigures[K][number];

function rangeColumns({ from, to }: RangeFigures): Column<unknown>[] {
  return [column("Từ ngày", "From", () => from), column("Đến ngày", "To", () => to)];
}

const serviceColumns: readonly Column<Row<"services">>[] = [
  column("Ký hiệu", "Letter", ({ service }) => service),
  column("Lĩnh vực", "Service", ({ name }, lang) => name[lang]),
];

const counterColumns: readonly Column<Row<"counters">>[] = [
  column("Quầy", "Counter", ({ counter }) => counter),
  ...visitTallyColumns,
  column("Đánh giá so với mức chung", "Ratings above the mean", ({ ratingsAboveMean }) =>
    twoDecimals(ratingsAboveMean),
  ),
];

const classColumns: readonly Column<Row<"classes">>[] = [
  column("Đối tượng", "Class", ({ name }, lang) => name[lang]),
];

const staffColumns: readonly Column<NonNullable<RangeFigures["staff"]>[number]>[] = [
  column("Mã cán bộ", "Person", ({ person }) => person),
  column("Cán bộ", "Name", ({ name }) => name),
];

const dayColumns: readonly Column<Row<"days">>[] = [column("Ngày", "Day", ({ day }) => day)];

const heatColumns: readonly Column<Row<"heat">>[] = [
  column("Thứ", "Weekday", ({ weekday }, lang) => weekdays[lang][weekday - 1] ?? null),
  column("Từ giờ", "Hour", ({ hour }) => hour),
  column("Số phiếu", "Tickets", ({ tickets }) => tickets),
  column("Chờ trung vị (phút)", "Median wait (min)", ({ waitP50Ms }) => minutes(waitP50Ms)),
];

const weekColumns: readonly Column<Row<"trend">>[] = [
  column("Tuần", "Week", ({ week }) => week),
  column("Từ ngày", "From", ({ from }) => from),
];

const reasonColumns: readonly Column<Row<"reasons">>[] = [
  column("Lý do", "Reason", ({ name }, lang) => name[lang]),
  column("Số lượt", "Times", ({ count }) => count),
];
