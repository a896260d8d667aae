import {
  duration,
  healthWords,
  lookPhrases,
  useLanguage,
  usePhrases,
} from "@motcua/device-profiles/look";
import type { Static } from "typebox";
import type { HealthView } from "../../telemetry/measures-view.ts";
import { momentWords } from "../console/moment-words.ts";
import { measurePhrases } from "./phrases.ts";
import { type Span, spanMs } from "./series.ts";
import { StateBars } from "./state-bars.tsx";
import { useLoaded } from "./use-loaded.ts";
import type { MeasurePhrases } from "./vi.ts";

type Past = Static<typeof HealthView>;
type Change = Past["changes"][number];

/** As many as a person reads; the bar above them shows all. */
const listed = 50;

/** How a device was: as a bar over time, and change by change, the newest first. */
export function HealthPast(props: {
  readonly place: string;
  readonly span: Span;
  readonly nowMs: number;
}) {
  const { place, span, nowMs } = props;
  const words = usePhrases(measurePhrases);
  const past = useLoaded<Past>(`${place}/health?span=${span}`);
  if (past.state !== "read") return null;
  const { changes } = past.value;
  const stretches = changes.map(({ atMs, state }, index) => ({
    ...{ state, fromMs: Math.max(atMs, nowMs - spanMs[span]) },
    toMs: changes[index + 1]?.atMs ?? nowMs,
  }));
  return (
    <section className="card measure" aria-labelledby="health-past">
      <h2 id="health-past">{words.healthTitle}</h2>
      {changes.length === 0 ? (
        <p className="empty">{words.noChange}</p>
      ) : (
        <>
          <StateBars
            states={(["ok", "degraded", "down", "unknown"] as const).map(
              (state) => [state, words.states[state]] as const,
            )}
            stretches={stretches}
            fromMs={nowMs - spanMs[span]}
            toMs={nowMs}
            label={words.healthTitle}
          />
          <Changes changes={changes} nowMs={nowMs} />
        </>
      )}
    </section>
  );
}

function Changes({ changes, nowMs }: { readonly changes: Past["changes"]; nowMs: number }) {
  const words = usePhrases(measurePhrases);
  const look = usePhrases(lookPhrases);
  const { language } = useLanguage();
  const rows = changes.map((change, index) => ({
    change,
    lastedMs: (changes[index + 1]?.atMs ?? nowMs) - change.atMs,
  }));
  return (
    <ol className="health-past">
      {rows
        .slice(-listed)
        .toReversed()
        .map(({ change, lastedMs }) => (
          <li key={change.atMs} data-state={change.state}>
            <span>{momentWords(change.atMs, nowMs, language)}</span>
            <b>{changeWords(change, { words, look })}</b>
            <span>{duration(Math.max(0, lastedMs), look)}</span>
          </li>
        ))}
    </ol>
  );
}

/** A board that is away says why in words of its own; all else is a device's health. */
function changeWords(
  { state, code }: Change,
  { words, look }: { readonly words: MeasurePhrases; readonly look: typeof lookPhrases.vi },
): string {
  if (code === "lost" || code === "offline") return words.boardHealth[code];
  return healthWords({ state, code: code ?? undefined }, look).what;
}
