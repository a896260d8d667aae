import "./bench.css";
import "./hall.css";
import type { ServiceConfig } from "@motcua/broker/contract";
import {
  LanguageSwitch,
  StaleBanner,
  useLanguage,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import { useEffect, useRef, useState } from "react";
import type { BenchSlip, BenchState } from "../../local/bench-state.ts";
import { ofKind } from "./bench-state.ts";
import { useDayOpener } from "./closed-note.tsx";
import { CounterPlace } from "./counter-place.tsx";
import { KioskStand } from "./kiosk-stand.tsx";
import { benchPhrases } from "./phrases.ts";
import { ProcessLines } from "./process-lines.tsx";
import { ReplayStrip } from "./replay-strip.tsx";
import { SlipDialog } from "./slip-dialog.tsx";
import { SpeakerCorner } from "./speaker-corner.tsx";
import { type Bench, useBench } from "./use-bench.ts";
import { useVoice } from "./use-voice.ts";
import { playVisit, type Run } from "./visit.ts";
import { VisitStrip } from "./visit-strip.tsx";

/** The bench: a ward's hall on one page, every device simulated. */
export function BenchPage() {
  const words = usePhrases(benchPhrases);
  const bench = useBench();
  const visit = useVisit(bench);
  const opener = useDayOpener(bench);
  const [slip, setSlip] = useState<BenchSlip | null>(null);
  useEffect(() => {
    document.title = words.page;
  }, [words]);
  const { state, waitingNumber } = bench;
  return (
    <div className="bench">
      <StaleBanner link={bench.link} />
      <BenchHead bench={bench} />
      <main>
        {waitingNumber !== null && (
          <p className="bench-waiting" role="status">
            {words.waitingNumber(waitingNumber)}
          </p>
        )}
        {state?.replay === undefined ? (
          <VisitStrip {...visit} opener={opener} />
        ) : (
          <ReplayStrip replay={state.replay} bench={state} />
        )}
        {state === undefined ? (
          <p className="bench-opening" role="status">
            {words.opening}
          </p>
        ) : (
          <>
            <Hall
              state={state}
              services={bench.setUp?.services ?? []}
              opener={opener}
              onEnlarge={setSlip}
            />
            {state.replay === undefined && (
              <ProcessLines edge={state.process.edge} hall={bench.hall} />
            )}
          </>
        )}
      </main>
      {slip !== null && <SlipDialog slip={slip} onClose={() => setSlip(null)} />}
    </div>
  );
}

function BenchHead({ bench }: { readonly bench: Bench }) {
  const words = usePhrases(benchPhrases);
  const { language } = useLanguage();
  const { setUp, state } = bench;
  const recorded = state?.replay !== undefined;
  const voice = useVoice(state && ofKind(state, "speaker")[0]?.transcript);
  return (
    <header className="bench-head">
      <div>
        <h1>
          {words.title}
          {setUp !== undefined && <span>{setUp.office.name[language]}</span>}
        </h1>
        <p className="bench-note">
          <strong>{recorded ? words.replay.title : words.simulated}</strong>
          {recorded ? words.replay.why : words.simulatedWhy}
        </p>
      </div>
      {!recorded && (
        <nav aria-label={words.otherPages}>
          <a href={`/kiosk?lang=${language}`}>{words.touchPage}</a>
          {setUp?.ratingPages.map((counter) => (
            <a key={counter} href={`/rating/${counter}?lang=${language}`}>
              {words.ratingPage(counter)}
            </a>
          ))}
          {setUp !== undefined && (
            <a href={new URL(`/home?lang=${language}`, setUp.serverUrl).href}>{words.home}</a>
          )}
        </nav>
      )}
      <button
        type="button"
        className="bench-sound"
        aria-pressed={voice.on}
        onClick={() => voice.setOn(!voice.on)}
      >
        {voice.on ? words.sound.on : words.sound.off}
      </button>
      <LanguageSwitch size="small" />
    </header>
  );
}

type HallProps = {
  readonly state: BenchState;
  readonly services: readonly ServiceConfig[];
  readonly opener: string | null;
  readonly onEnlarge: (slip: BenchSlip) => void;
};

function Hall({ state, services, opener, onEnlarge }: HallProps) {
  const speaker = ofKind(state, "speaker")[0];
  const counters = ofKind(state, "display").map(({ counter }) => counter);
  return (
    <div className="hall">
      <KioskStand bench={state} services={services} opener={opener} onEnlarge={onEnlarge} />
      <div className="hall-wall">
        {speaker !== undefined && <SpeakerCorner speaker={speaker} />}
        <div className="hall-counters">
          {counters.map((counter) => (
            <CounterPlace key={counter} bench={state} counter={counter} />
          ))}
        </div>
      </div>
    </div>
  );
}

function useVisit({ watches }: Bench) {
  const ports = usePorts();
  const [run, setRun] = useState<Run>({ state: "idle" });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const onStart = () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    void playVisit({ ...watches, ports, signal, tell: setRun });
  };
  return { run, onStart, onStop: () => stop.current.abort() };
}
