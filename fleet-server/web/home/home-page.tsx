import "./home.css";
import { LedDigits, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import { AlarmList } from "../alarms/alarm-list.tsx";
import { minutesOf } from "../console/because-words.ts";
import { ConsolePage } from "../console/frame.tsx";
import { consolePhrases } from "../console/phrases.ts";
import { useElapsedMs } from "../console/use-elapsed.ts";
import { BoardStrip } from "./board-strip.tsx";
import { OfficeNote } from "./office-note.tsx";
import { PageLinks } from "./page-links.tsx";
import { homePhrases } from "./phrases.ts";

/** The office at a glance, and the way to every page. */
export function HomePage() {
  const words = usePhrases(homePhrases);
  return (
    <ConsolePage title={words.title}>
      {(hall) => (
        <div className="home">
          <PageLinks boards={hall.boards} />
          <OfficeNote />
          <AlarmList />
          <Counters hall={hall} />
          <Services hall={hall} />
          <BoardStrip boards={hall.boards} />
        </div>
      )}
    </ConsolePage>
  );
}

function Counters({ hall }: { readonly hall: HallView }) {
  const words = usePhrases(homePhrases);
  const shared = usePhrases(consolePhrases);
  return (
    <section aria-labelledby="home-counters">
      <h2 id="home-counters">{words.counters}</h2>
      <div className="home-counters">
        {hall.counters.map(({ current, number, person }) => (
          <a key={number} className="card home-counter" href={`/counter/${number}`}>
            <span>
              <b>{shared.nav.counter(number)}</b>
              <small>{person?.name ?? words.noPerson}</small>
            </span>
            <LedDigits text={current?.label ?? ""} face={{ kind: "matrix" }} />
            <span className="hidden-words">{words.openCounter(number)}</span>
          </a>
        ))}
      </div>
    </section>
  );
}

function Services({ hall }: { readonly hall: HallView }) {
  const words = usePhrases(homePhrases);
  const { language } = useLanguage();
  const elapsedMs = useElapsedMs();
  return (
    <section className="card" aria-labelledby="home-waiting">
      <h2 id="home-waiting">{words.waiting}</h2>
      <ul className="home-services">
        {hall.services.map(({ letter, longestMs, name, waiting }) => (
          <li key={letter}>
            <b>{letter}</b>
            <span>{name[language]}</span>
            <strong>{waiting === 0 ? words.nobody : words.people(waiting)}</strong>
            <small>{waiting === 0 ? "" : words.longest(minutesOf(longestMs + elapsedMs))}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
