import "./measures.css";
import { Button } from "@mantine/core";
import { HealthMark, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { MeasuredView, MeasuresView } from "../../telemetry/measures-view.ts";
import { ConsolePage } from "../console/frame.tsx";
import { momentWords } from "../console/moment-words.ts";
import { HealthPast } from "./health-past.tsx";
import { MeasureCard } from "./measure-card.tsx";
import { measurePhrases } from "./phrases.ts";
import type { Span } from "./series.ts";
import { useLoaded } from "./use-loaded.ts";

type Props = { readonly board: string; readonly device: string };

/** What one device, or as `-` its board, measured over a day or a month. */
export function MeasuresPage({ board, device }: Props) {
  const words = usePhrases(measurePhrases);
  const name = device === "-" ? words.board(board) : device;
  return (
    <ConsolePage title={words.title(name)}>
      {() => <Measures board={board} device={device} />}
    </ConsolePage>
  );
}

function Measures({ board, device }: Props) {
  const words = usePhrases(measurePhrases);
  const measures = useLoaded<MeasuresView>("/v1/measures");
  const [span, setSpan] = useState<Span>("24h");
  if (measures.state !== "read") return <p className="empty">{words.loading}</p>;
  const { atMs, places } = measures.value;
  const own = places.find((place) => place.board === board && place.device === device);
  if (own === undefined) return <p role="alert">{words.unknownPlace}</p>;
  const place = `/v1/measures/${board}/${device}`;
  return (
    <div className="measures">
      <Head own={own} nowMs={atMs} />
      <SpanChoice span={span} choose={setSpan} />
      {own.measures.length === 0 && <p className="empty">{words.none}</p>}
      {own.measures.map((measure) => (
        <MeasureCard
          key={measure.name}
          {...{ place, measure, span }}
          nowMs={atMs}
          changedMs={own.sinceMs}
        />
      ))}
      <HealthPast place={place} span={span} nowMs={atMs} />
    </div>
  );
}

function Head({ own, nowMs }: { readonly own: MeasuredView; readonly nowMs: number }) {
  const words = usePhrases(measurePhrases);
  const { language } = useLanguage();
  return (
    <section className="card measure" aria-label={words.now}>
      <p>{own.model?.[language] ?? words.board(own.board)}</p>
      <p className="measure-health">
        <HealthMark health={own.health} remedy />
        {own.sinceMs !== null && (
          <span>{words.since(momentWords(own.sinceMs, nowMs, language))}</span>
        )}
      </p>
      <p className="measure-links">
        <a href="/technician">{words.back}</a>
        {own.device !== "-" && <a href={`/measures/${own.board}/-`}>{words.ofBoard}</a>}
      </p>
    </section>
  );
}

function SpanChoice(props: { readonly span: Span; readonly choose: (span: Span) => void }) {
  const words = usePhrases(measurePhrases).span;
  return (
    <fieldset className="span-choice">
      <legend className="hidden-words">{words.label}</legend>
      {(["24h", "30d"] as const).map((span) => (
        <Button
          key={span}
          size="md"
          variant={props.span === span ? "filled" : "default"}
          aria-pressed={props.span === span}
          onClick={() => props.choose(span)}
        >
          {words[span]}
        </Button>
      ))}
    </fieldset>
  );
}
