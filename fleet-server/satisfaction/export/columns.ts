import type { RangeFigures, RangeTally } from "../range-schema.ts";
import { type Column, column, minutes, percent, yesNo } from "./sheet.ts";

type Counts = Pick<RangeTally, "tickets" | "served" | "noShows">;

const countColumns: readonly Column<Counts>[] = [
  column("Số phiếu", "Tickets", (row) => row.tickets),
  column("Đã phục vụ", "Served", (row) => row.served),
  column("Vắng mặt", "No-shows", (row) => row.noShows),
];

const satisfiedColumns: readonly Column<Pick<RangeTally, "satisfied">>[] = [
  column("Số đánh giá", "Ratings", ({ satisfied }) => satisfied.denominator),
  column("Số hài lòng", "Satisfied", ({ satisfied }) => satisfied.numerator),
  column("Tỷ lệ hài lòng (%)", "Satisfied (%)", ({ satisfied }) => percent(satisfied.share)),
  column("Khoảng tin cậy 95%, từ (%)", "95% interval, from (%)", ({ satisfied }) =>
    percent(satisfied.interval?.low ?? null),
  ),
  column("Khoảng tin cậy 95%, đến (%)", "95% interval, to (%)", ({ satisfied }) =>
    percent(satisfied.interval?.high ?? null),
  ),
  column("Đủ dữ liệu", "Enough ratings", ({ satisfied }, lang) => yesNo(satisfied.enough, lang)),
  column("Tỷ lệ đánh giá (%)", "Response rate (%)", ({ satisfied }) =>
    percent(satisfied.responseRate),
  ),
];

/** Everything of a tally: the office, a service, a counter, a class, a person. */
export const tallyColumns: readonly Column<RangeTally>[] = [
  ...countColumns,
  column("Có thời gian chờ", "With a wait", ({ wait }) => wait.n),
  column("Chờ trung bình (phút)", "Mean wait (min)", ({ wait }) => minutes(wait.meanMs)),
  column("Chờ trung vị (phút)", "Median wait (min)", ({ wait }) => minutes(wait.p50Ms)),
  column("Chờ p90 (phút)", "Wait p90 (min)", ({ wait }) => minutes(wait.p90Ms)),
  column("Chờ trong mục tiêu", "Waits within target", ({ wait }) => wait.withinTarget.n),
  column("Chờ trong mục tiêu (%)", "Waits within target (%)", ({ wait }) =>
    percent(wait.withinTarget.share),
  ),
  column("Phục vụ trung bình (phút)", "Mean service (min)", ({ serviceTime }) =>
    minutes(serviceTime.meanMs),
  ),
  column("Phục vụ trung vị (phút)", "Median service (min)", ({ serviceTime }) =>
    minutes(serviceTime.p50Ms),
  ),
  column("Phục vụ p90 (phút)", "Service p90 (min)", ({ serviceTime }) =>
    minutes(serviceTime.p90Ms),
  ),
  ...satisfiedColumns,
];

type Point = Omit<RangeFigures["days"][number], "day" | "state">;

/** A day or a week. */
export const pointColumns: readonly Column<Point>[] = [
  ...countColumns,
  column("Chờ trung vị (phút)", "Median wait (min)", (row) => minutes(row.waitP50Ms)),
  column("Chờ p90 (phút)", "Wait p90 (min)", (row) => minutes(row.waitP90Ms)),
  ...satisfiedColumns,
  column("Số liệu mẫu", "Sample data", ({ demo }, lang) => yesNo(demo, lang)),
];
