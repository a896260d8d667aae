import "./counter.css";
import { usePhrases } from "@motcua/device-profiles/look";
import type { CounterView, HallView } from "../../queue/view.ts";
import { ConsolePage } from "../console/frame.tsx";
import { consolePhrases } from "../console/phrases.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { CounterActs } from "./counter-acts.tsx";
import { CurrentTicket } from "./current-ticket.tsx";
import { PersonPicker } from "./person-picker.tsx";
import { counterPhrases } from "./phrases.ts";
import { useCounter } from "./use-counter.ts";
import { NextUp, WaitingList } from "./waiting-list.tsx";

/** A counter's page: narrow enough to stand beside the case-handling software. */
export function CounterPage({ number }: { readonly number: string }) {
  const words = usePhrases(counterPhrases);
  return (
    <ConsolePage title={words.title(Number(number))}>
      {(hall) => {
        const counter = hall.counters.find((one) => String(one.number) === number);
        if (counter === undefined) return <UnknownCounter number={number} hall={hall} />;
        return <Counter hall={hall} counter={counter} />;
      }}
    </ConsolePage>
  );
}

function Counter(props: { readonly hall: HallView; readonly counter: CounterView }) {
  const words = usePhrases(counterPhrases);
  const { counter, hall } = props;
  const desk = useCounter(counter);
  return (
    <div className="counter">
      <div className="counter-desk">
        <PersonPicker hall={hall} counter={counter} desk={desk} />
        {hall.day?.open !== true && (
          <p className="counter-hint">{hall.day === null ? words.noDay : words.dayClosed}</p>
        )}
        <CurrentTicket hall={hall} counter={counter} />
        <CounterActs hall={hall} counter={counter} desk={desk} />
        <ProblemNotice code={desk.problem} />
      </div>
      <div className="counter-queue">
        <NextUp hall={hall} counter={counter} />
        <WaitingList hall={hall} counter={counter} />
      </div>
    </div>
  );
}

function UnknownCounter(props: { readonly number: string; readonly hall: HallView }) {
  const words = usePhrases(counterPhrases);
  const shared = usePhrases(consolePhrases);
  return (
    <div className="card">
      <p>{words.unknown(props.number)}</p>
      <ul>
        {props.hall.counters.map(({ number }) => (
          <li key={number}>
            <a href={`/counter/${number}`}>{shared.nav.counter(number)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
