import "uplot/dist/uPlot.min.css";
import { useMantineColorScheme } from "@mantine/core";
import { clockTime, type Language, useLanguage } from "@motcua/device-profiles/look";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import { type Columns, type Span, spanMs } from "./series.ts";

type Props = {
  readonly columns: Columns;
  readonly span: Span;
  readonly toMs: number;
  /** A counter's rises are bars, a gauge is a line between its lowest and highest. */
  readonly kind: "line" | "bars";
  readonly label: string;
  /** A number as it fits beside the axis. */
  readonly axisWords: (n: number) => string;
};

const height = 220;
const zone = "Asia/Ho_Chi_Minh";
const dayOf = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  day: "2-digit",
  month: "2-digit",
});

/** One measure over time, drawn by uPlot; its numbers stand beside it in words. */
export function LineChart({ columns, span, toMs, kind, label, axisWords }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { colorScheme } = useMantineColorScheme();
  const { language } = useLanguage();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const style = getComputedStyle(element);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const drawn = { span, toMs, kind, language, colour, axisWords };
    const { high, low, seconds, values } = columns;
    const plot = new uPlot(
      { width: element.clientWidth, height, ...optionsOf(drawn) },
      [seconds, high, low, values],
      element,
    );
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
    // The colours of the page are read anew where its scheme changes.
  }, [columns, span, toMs, kind, language, colorScheme, axisWords]);
  return <div ref={place} className="line-chart" role="img" aria-label={label} />;
}

type Drawn = Pick<Props, "span" | "toMs" | "kind" | "axisWords"> & {
  readonly language: Language;
  readonly colour: (name: string) => string;
};

function optionsOf({
  span,
  toMs,
  kind,
  language,
  colour,
  axisWords,
}: Drawn): Omit<uPlot.Options, "width" | "height"> {
  const axis = {
    stroke: colour("--muted"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1 },
    font: `13px ${colour("--face") || "sans-serif"}`,
  };
  const edge = { stroke: colour("--act-soft"), width: 1, points: { show: false } };
  const bars = uPlot.paths.bars?.({ size: [0.8, 24] });
  const times = (_: uPlot, splits: number[]) =>
    splits.map((s) => (span === "24h" ? clockTime(s * 1_000, language) : dayOf.format(s * 1_000)));
  return {
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), zone),
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { min: (toMs - spanMs[span]) / 1_000, max: toMs / 1_000 },
      y: { range: (_, low, high) => rangeOf(low, high, kind) },
    },
    axes: [
      { ...axis, values: times },
      {
        ...{ ...axis, size: 72, values: (_: uPlot, splits: number[]) => splits.map(axisWords) },
        // Bars count things, and there is no half a slip.
        ...(kind === "bars" && { incrs: wholeSteps }),
      },
    ],
    bands: [{ series: [1, 2], fill: colour("--act-soft") }],
    series: [
      {},
      edge,
      edge,
      {
        stroke: colour("--act"),
        width: 2,
        points: { show: ({ data }) => data[0].length <= pointsShown },
        ...(kind === "bars" && bars !== undefined && { paths: bars, fill: colour("--act") }),
      },
    ],
  };
}

/** A line through so few values would not be seen. */
const pointsShown = 12;

const wholeSteps = [1, 2, 5]
  .flatMap((n) => [1, 10, 100, 1_000, 10_000].map((ten) => n * ten))
  .toSorted((a, b) => a - b);

/** Bars stand on zero; a line that does not move is not at the edge. */
function rangeOf(low: number | null, high: number | null, kind: Props["kind"]): [number, number] {
  const [from, to] = [kind === "bars" ? 0 : (low ?? 0), high ?? 1];
  const room = Math.max((to - from) * 0.1, Math.abs(to) * 0.1, 0.5);
  return kind === "bars" ? [0, Math.max(to + room, 4)] : [from - room, to + room];
}
