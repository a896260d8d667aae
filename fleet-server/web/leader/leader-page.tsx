import "./leader.css";
import "./leader-parts.css";
import {
  count,
  dayInVietnam,
  useLanguage,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { ConsolePage } from "../console/frame.tsx";
import type { Ahead } from "./ask-ahead.ts";
import { Exports } from "./export-links.tsx";
import { FigureTables } from "./figure-tables.tsx";
import { FigureTile } from "./figure-tile.tsx";
import { HeatTable } from "./heat-table.tsx";
import { DemoNotice, EarlierMonth, EmptyRange, UpTo } from "./notices.tsx";
import { leaderPhrases } from "./phrases.ts";
import { PrintSheet } from "./print-sheet.tsx";
import { type Days, daysOf } from "./range.ts";
import { RangeBar } from "./range-bar.tsx";
import { Reasons } from "./reasons.tsx";
import { ResponseRate } from "./response-rate.tsx";
import { SatisfiedShare } from "./satisfied-share.tsx";
import { Trend } from "./trend.tsx";
import { type Known, useFigures } from "./use-figures.ts";
import { useRange } from "./use-range.ts";
import { Waits } from "./waits.tsx";

/** The figures of any range for the office's leader, phone first; one sheet of paper of it. */
export function LeaderPage({ ahead }: { readonly ahead: Ahead }) {
  const words = usePhrases(leaderPhrases);
  return (
    <ConsolePage title={words.title} early={<Figures hall={null} ahead={ahead} />}>
      {(hall) => <Figures hall={hall} ahead={ahead} />}
    </ConsolePage>
  );
}

/** `null`: the hall was not heard yet; figures need not wait for it. */
function Figures({ hall, ahead }: { readonly hall: HallView | null; readonly ahead: Ahead }) {
  const ports = usePorts();
  const { range, opening, choose } = useRange(ahead.opening);
  // A business day that is still open at midnight is today for its office.
  const today = hall?.day?.open === true ? hall.day.label : dayInVietnam(ports.wallMs());
  const days = daysOf(range, today);
  const known = useFigures({ days, today, version: hall?.version ?? 0, ahead });
  const shown = known !== undefined && "figures" in known ? known : null;
  return (
    <>
      <div className="leader">
        <div className="leader-head">
          <RangeBar range={range} days={days} today={today} onChoose={choose} />
          {shown !== null && shown.figures.overall.tickets > 0 && <Exports days={shown.days} />}
        </div>
        {opening === true && isEarlier(days, today) && <EarlierMonth />}
        <Report known={known} days={opening === null ? null : days} />
      </div>
      {hall !== null && shown !== null && <PrintSheet office={hall.office} {...shown} />}
    </>
  );
}

const isEarlier = ({ to }: Days, today: string) => to.slice(0, 7) < today.slice(0, 7);

/**
 * The figures; those of another range are dimmed until the asked ones are there. `days` is null
 * until it is known with which range the page opens.
 */
function Report({ known, days }: { readonly known: Known; readonly days: Days | null }) {
  const words = usePhrases(leaderPhrases);
  const counting = <p className="empty leader-wide">{words.counting}</p>;
  if (known === undefined) return counting;
  if ("refused" in known) {
    const text = known.refused === "bad-request" ? words.tooLong : words.away;
    return (
      <p className="empty leader-wide" role="alert">
        {text}
      </p>
    );
  }
  const { figures } = known;
  const old = known.days.from !== days?.from || known.days.to !== days.to;
  if (old && figures.overall.tickets === 0) return counting;
  return (
    <div className="leader-report" data-old={old} aria-busy={old}>
      <DemoNotice figures={figures} />
      {figures.overall.tickets === 0 ? (
        <EmptyRange figures={figures} />
      ) : (
        <FullReport figures={figures} days={known.days} />
      )}
      <UpTo figures={figures} />
    </div>
  );
}

function FullReport(props: { readonly figures: RangeFigures; readonly days: Days }) {
  const { language } = useLanguage();
  const { noShows, served, tickets } = props.figures.overall;
  return (
    <>
      <SatisfiedShare figures={props.figures} />
      <ResponseRate figures={props.figures} />
      <div className="leader-tiles">
        <FigureTile of="tickets" value={count(tickets, language)} />
        <FigureTile of="served" value={count(served, language)} />
        <FigureTile of="no-shows" value={count(noShows, language)} />
      </div>
      <Waits figures={props.figures} />
      <Reasons {...props} />
      <Trend {...props} />
      <HeatTable {...props} />
      <FigureTables {...props} />
    </>
  );
}
