import { oneDecimal, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { ReactNode } from "react";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { leaderPhrases } from "./phrases.ts";

type Weeks = RangeFigures["trend"];

/** The drawing's own units: 13 columns of 40, with room for the numbers at both sides. */
const box = { width: 600, height: 232, left: 56, right: 8, top: 16, bottom: 42 };
const columnWidth = (box.width - box.left - box.right) / 13;
const bottom = box.height - box.bottom;
const middleOf = (index: number) => box.left + columnWidth * (index + 0.5);

/** Vertical place of a value between two ends. */
function placed(value: number, from: number, to: number): number {
  return bottom - ((value - from) / (to - from)) * (bottom - box.top);
}

/** The satisfied share of each week with its interval; the table beneath says the same. */
export function SatisfiedLine({ weeks, goal }: { readonly weeks: Weeks; readonly goal: number }) {
  const words = usePhrases(leaderPhrases).trend;
  const { language } = useLanguage();
  const shares = weeks.flatMap(({ satisfied: { enough, interval, share } }, index) =>
    enough && interval !== null && share !== null ? [{ index, interval, share }] : [],
  );
  const least = Math.min(goal, ...shares.map(({ interval }) => interval.low));
  const from = Math.max(0, Math.floor(least * 20) / 20 - 0.05);
  const at = (share: number) => placed(share, from, 1);
  const line = shares.map(({ index, share }) => `${middleOf(index)},${at(share)}`).join(" ");
  return (
    <Chart weeks={weeks} label={words.satisfied}>
      {[from, (from + 1) / 2, 1].map((share) => (
        <GridLine key={share} y={at(share)} text={oneDecimal(share * 100, language)} />
      ))}
      <line x1={box.left} x2={box.width - box.right} y1={at(goal)} y2={at(goal)} data-goal />
      {shares.map(({ index, interval }) => (
        <line
          key={index}
          x1={middleOf(index)}
          x2={middleOf(index)}
          y1={at(interval.low)}
          y2={at(interval.high)}
          data-interval
        />
      ))}
      <polyline points={line} />
      {shares.map(({ index, share }) => (
        <circle key={index} cx={middleOf(index)} cy={at(share)} r="5" />
      ))}
    </Chart>
  );
}

/** The median wait of each week. */
export function WaitBars({ weeks }: { readonly weeks: Weeks }) {
  const words = usePhrases(leaderPhrases).trend;
  const { language } = useLanguage();
  const minutes = weeks.map(({ waitP50Ms }) => (waitP50Ms ?? 0) / 60_000);
  const most = Math.max(10, Math.ceil(Math.max(...minutes) / 10) * 10);
  const at = (n: number) => placed(n, 0, most);
  return (
    <Chart weeks={weeks} label={words.wait}>
      {[0, most / 2, most].map((n) => (
        <GridLine key={n} y={at(n)} text={oneDecimal(n, language)} />
      ))}
      {Array.from(minutes.entries(), ([index, n]) => (
        <rect
          key={index}
          x={middleOf(index) - columnWidth * 0.32}
          width={columnWidth * 0.64}
          y={at(n)}
          height={bottom - at(n)}
        />
      ))}
    </Chart>
  );
}

/** The ground of a week that holds sample figures. */
function SampleWeek({ index }: { readonly index: number }) {
  const place = { x: box.left + columnWidth * index, y: box.top, height: bottom - box.top };
  return <rect {...place} width={columnWidth} data-sample />;
}

function GridLine({ y, text }: { readonly y: number; readonly text: string }) {
  return (
    <g>
      <line x1={box.left} x2={box.width - box.right} y1={y} y2={y} data-grid />
      <text x={box.left - 8} y={y + 5} textAnchor="end">
        {text}
      </text>
    </g>
  );
}

function Chart(props: {
  readonly weeks: Weeks;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      className="chart"
      role="img"
      aria-label={props.label}
    >
      {Array.from(props.weeks.entries(), ([index, { week, demo }]) =>
        demo ? <SampleWeek key={week} index={index} /> : null,
      )}
      {props.children}
      {Array.from(props.weeks.entries(), ([index, { week, from }]) =>
        index % 3 === 0 ? (
          <text key={week} x={middleOf(index)} y={box.height - 8} textAnchor="middle">
            {`${from.slice(8)}/${from.slice(5, 7)}`}
          </text>
        ) : null,
      )}
    </svg>
  );
}
