import { duration, lookPhrases, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { lazy, Suspense, useCallback, useMemo } from "react";
import type { MeasureView } from "../../telemetry/measures-view.ts";
import { momentWords } from "../console/moment-words.ts";
import { measurePhrases } from "./phrases.ts";
import { type Chart, columnsOf, type Span, spanMs, stretchesOf } from "./series.ts";
import { StateBars } from "./state-bars.tsx";
import { useLoaded } from "./use-loaded.ts";
import { axisWords, numberWords, valueWords } from "./value-words.ts";

// uPlot is fetched only once a chart is drawn.
const LineChart = lazy(async () => ({ default: (await import("./line-chart.tsx")).LineChart }));

type Props = {
  /** `/v1/measures/<board>/<device>`. */
  readonly place: string;
  readonly measure: MeasureView;
  readonly span: Span;
  /** Wall clock of what is shown. */
  readonly nowMs: number;
  /** Since when the device is as it is; what was measured before may be over. */
  readonly changedMs: number | null;
};

/** One measure: its newest value, and how it was. */
export function MeasureCard({ place, measure, span, nowMs, changedMs }: Props) {
  const words = usePhrases(measurePhrases);
  const { language } = useLanguage();
  const chart = useLoaded<Chart>(`${place}/${measure.name}?span=${span}`);
  const value = valueWords(measure, language, words);
  const label = measure.label[language];
  return (
    <section className="card measure" aria-label={label}>
      <h2>{label}</h2>
      <p className="measure-value">
        {value === undefined || measure.atMs === null
          ? words.never
          : words.latest(value, momentWords(measure.atMs, nowMs, language))}
        {measure.type === "counter" && value !== undefined && <small>{words.sinceStart}</small>}
        <Outdated atMs={measure.atMs} changedMs={changedMs} nowMs={nowMs} />
      </p>
      {chart.state === "loading" && <p className="empty">{words.loading}</p>}
      {chart.state === "read" && chart.value.atMs.length === 0 && (
        <p className="empty">{words.noPoints}</p>
      )}
      {chart.state === "read" && chart.value.atMs.length > 0 && (
        <Drawing chart={chart.value} measure={measure} span={span} nowMs={nowMs} />
      )}
    </section>
  );
}

/** Says of a value that the device has changed since, so that it need not hold any more. */
function Outdated(
  props: Pick<Props, "changedMs" | "nowMs"> & { readonly atMs: MeasureView["atMs"] },
) {
  const { atMs, changedMs, nowMs } = props;
  const words = usePhrases(measurePhrases);
  const look = usePhrases(lookPhrases);
  if (atMs === null || changedMs === null || atMs >= changedMs) return null;
  return <small>{words.outdated(duration(nowMs - atMs, look))}</small>;
}

type DrawingProps = Omit<Props, "place" | "changedMs"> & { readonly chart: Chart };

function Drawing(props: DrawingProps) {
  const { chart, measure, nowMs, span } = props;
  const words = usePhrases(measurePhrases);
  const { language } = useLanguage();
  if (measure.type === "gauge" || measure.type === "counter") return <Numbers {...props} />;
  const named = Object.entries(measure.states ?? {}).map(
    ([state, name]) => [state, name[language]] as const,
  );
  const flags = [
    ["false", words.flag.false],
    ["true", words.flag.true],
  ] as const;
  return (
    <StateBars
      states={measure.type === "flag" ? flags : named}
      stretches={stretchesOf(chart)}
      fromMs={nowMs - spanMs[span]}
      toMs={nowMs}
      label={measure.label[language]}
    />
  );
}

function Numbers({ chart, measure, span, nowMs }: DrawingProps) {
  const words = usePhrases(measurePhrases);
  const { language } = useLanguage();
  const columns = useMemo(() => columnsOf(chart), [chart]);
  const besideAxis = useCallback(
    (n: number) => axisWords(n, measure, language),
    [measure, language],
  );
  const isCounter = measure.type === "counter";
  const numbers = [...chart.values, ...chart.low, ...chart.high].map(Number);
  const say = (n: number) => numberWords(n, measure, language);
  const told = isCounter
    ? `${words.sum(say(chart.values.map(Number).reduce((sum, n) => sum + n, 0)))}`
    : words.range(say(Math.min(...numbers)), say(Math.max(...numbers)));
  return (
    <>
      <Suspense fallback={<p className="empty">{words.loading}</p>}>
        <LineChart
          columns={columns}
          span={span}
          toMs={nowMs}
          kind={isCounter ? "bars" : "line"}
          label={`${measure.label[language]}. ${told}`}
          axisWords={besideAxis}
        />
      </Suspense>
      <p className="measure-told">
        {told} {isCounter && words.perStep[span]}
      </p>
    </>
  );
}
