import { usePhrases } from "@motcua/device-profiles/look";
import { ClosedNote } from "./closed-note.tsx";
import { benchPhrases } from "./phrases.ts";
import { type Run, type Step, steps } from "./visit.ts";

type Props = {
  readonly run: Run;
  /** Where the day is opened, while it is closed: no visit can be played. */
  readonly opener: string | null;
  readonly onStart: () => void;
  readonly onStop: () => void;
};

/** The button that plays a visit by itself, and how far it has come. */
export function VisitStrip({ run, opener, onStart, onStop }: Props) {
  const words = usePhrases(benchPhrases);
  const isClosed = opener !== null && run.state !== "running";
  return (
    <section className="visit-strip" aria-label={words.tryIt}>
      {run.state === "running" ? (
        <button type="button" className="visit-stop" onClick={onStop}>
          {words.stopIt}
        </button>
      ) : (
        <button type="button" className="visit-start" disabled={isClosed} onClick={onStart}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M5 3 L17 10 L5 17 Z" />
          </svg>
          {words.tryIt}
        </button>
      )}
      <ol className="visit-steps">
        {steps.map((step, at) => (
          <li key={step} data-state={stateOf(run, step)}>
            <i aria-hidden="true">{stateOf(run, step) === "past" ? words.tick : at + 1}</i>
            {words.steps[step]}
          </li>
        ))}
      </ol>
      <p className="visit-says" role="status" data-state={isClosed ? "stopped" : run.state}>
        {isClosed ? <ClosedNote opener={opener} /> : runWords(run, words)}
      </p>
    </section>
  );
}

function stateOf(run: Run, step: Step): "past" | "now" | "stopped" | "ahead" {
  if (run.state === "done") return "past";
  if (run.state === "idle") return "ahead";
  const at = steps.indexOf(step) - steps.indexOf(run.step);
  if (at < 0) return "past";
  if (at > 0) return "ahead";
  return run.state === "stopped" ? "stopped" : "now";
}

function runWords(run: Run, words: typeof benchPhrases.vi): string {
  switch (run.state) {
    case "idle":
      return words.run.idle;
    case "running":
      return words.run.running[run.step];
    case "done":
      return words.run.done(run.label, run.counter);
    case "stopped":
      return words.run.stopped(words.steps[run.step]);
  }
}
