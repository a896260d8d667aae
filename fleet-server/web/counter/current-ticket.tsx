import { duration, lookPhrases, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { CounterView, HallView } from "../../queue/view.ts";
import { minutesOf } from "../console/because-words.ts";
import { priorityName, serviceName } from "../console/names.ts";
import { consolePhrases } from "../console/phrases.ts";
import { useElapsedMs } from "../console/use-elapsed.ts";
import { counterPhrases } from "./phrases.ts";
import { ProofMarks } from "./proof-marks.tsx";

type Props = { readonly hall: HallView; readonly counter: CounterView };

/** The number at the counter, large, with how long it waited and the proof of its call. */
export function CurrentTicket({ hall, counter }: Props) {
  const words = usePhrases(counterPhrases);
  const { current } = counter;
  const elapsedMs = useElapsedMs();
  if (current === null) {
    const { rating } = counter;
    const ratingMs = rating === null ? 0 : rating.remainingMs - elapsedMs;
    return (
      <section className="current current-free" aria-live="polite">
        <p className="current-label">{words.free}</p>
        {counter.person === null && hall.day?.open === true && <p>{words.closed}</p>}
        {ratingMs > 0 && <p>{words.rating(Math.ceil(ratingMs / 1_000))}</p>}
      </section>
    );
  }
  return (
    <section className="current">
      <p className="current-label" aria-live="assertive">
        {current.label}
      </p>
      <Facts hall={hall} current={current} elapsedMs={elapsedMs} />
      <ProofMarks proofs={current.proofs} />
    </section>
  );
}

type FactsProps = {
  readonly hall: HallView;
  readonly current: NonNullable<CounterView["current"]>;
  readonly elapsedMs: number;
};

function Facts({ hall, current, elapsedMs }: FactsProps) {
  const words = usePhrases(counterPhrases);
  const shared = usePhrases(consolePhrases);
  const look = usePhrases(lookPhrases);
  const { language } = useLanguage();
  const priority = priorityName(hall, current.class, language);
  return (
    <>
      <p className="current-service">
        {serviceName(hall, current.service, language)}
        {priority !== "" && <b className="priority">{priority}</b>}
      </p>
      <p className="current-times">
        <span>{shared.waited(minutesOf(current.waitedMs))}</span>
        <span>{words.times(current.times)}</span>
        <span>{words.calledFor(duration(current.calledForMs + elapsedMs, look))}</span>
      </p>
    </>
  );
}
