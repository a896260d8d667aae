import { type Column, column } from "../../sheets/sheet.ts";
import { servedEnough } from "../enough.ts";
import type { RangeFigures, RangeTally } from "../range-schema.ts";
import { enoughWords, minutes, percent, yesNo } from "./cells.ts";

type Counts = Pick<RangeTally, "tickets" | "served" | "noShows">;

const endColumns: readonly Column<Counts>[] = [
  column("Đã phục vụ", "Served", (row) => row.served),
  column("Vắng mặt", "No-shows", (row) => row.noShows),
];

/** Numbers that were given. */
const ticketColumns: readonly Column<Counts>[] = [
  column("Số phiếu", "Tickets", (row) => row.tickets),
  ...endColumns,
];

/** A counter and a person give no numbers: they call. */
const visitColumns: readonly Column<Counts>[] = [
  column("Lượt gọi", "Visits", (row) => row.tickets),
  ...endColumns,
];

const intervalOf = ({ enough, interval }: RangeTally["satisfied"]) => (enough ? interval : null);

/** As on the page, a share that stands on too few is not told; what it stands on is. */
const satisfiedColumns: readonly Column<Pick<RangeTally, "served" | "satisfied">>[] = [
  column("Số đánh giá", "Ratings", ({ satisfied }) => satisfied.denominator),
  column("Số hài lòng", "Satisfied", ({ satisfied }) => satisfied.numerator),
  column("Tỷ lệ hài lòng (%)", "Satisfied (%)", ({ satisfied: { enough, share } }) =>
    percent(enough ? share : null),
  ),
  column("Khoảng tin cậy 95%, từ (%)", "95% interval, from (%)", ({ satisfied }) =>
    percent(intervalOf(satisfied)?.low ?? null),
  ),
  column("Khoảng tin cậy 95%, đến (%)", "95% interval, to (%)", ({ satisfied }) =>
    percent(intervalOf(satisfied)?.high ?? null),
  ),
  column("Đủ dữ liệu", "Enough ratings", ({ satisfied }, lang) =>
    enoughWords(satisfied.enough, lang),
  ),
  column("Tỷ lệ đánh giá (%)", "Response rate (%)", ({ satisfied, served }) =>
    percent(served >= servedEnough ? satisfied.responseRate : null),
  ),
];

const measuredColumns: readonly Column<RangeTally>[] = [
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

/** Everything of a tally of numbers: the office, a service, a class. */
export const tallyColumns: readonly Column<RangeTally>[] = [...ticketColumns, ...measuredColumns];

/** Everything of a tally of calls: a counter, a person. */
export const visitTallyColumns: readonly Column<RangeTally>[] = [
  ...visitColumns,
  ...measuredColumns,
];

type Point = Omit<RangeFigures["days"][number], "day" | "state">;

/** A day or a week. */
export const pointColumns: readonly Column<Point>[] = [
  ...ticketColumns,
  column("Chờ trung vị (phút)", "Median wait (min)", (row) => minutes(row.waitP50Ms)),
  column("Chờ p90 (phút)", "Wait p90 (min)", (row) => minutes(row.waitP90Ms)),
  ...satisfiedColumns,
  column("Số liệu mẫu", "Sample data", ({ demo }, lang) => yesNo(demo, lang)),
];
