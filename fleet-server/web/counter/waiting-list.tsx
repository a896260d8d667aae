import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { CounterView, HallView, TicketView } from "../../queue/view.ts";
import { becauseWords, minutesOf } from "../console/because-words.ts";
import { priorityName, serviceName } from "../console/names.ts";
import { consolePhrases } from "../console/phrases.ts";
import { useElapsedMs } from "../console/use-elapsed.ts";
import { counterPhrases } from "./phrases.ts";

type Props = { readonly hall: HallView; readonly counter: CounterView };

/** Whom the policy would call next, and why. */
export function NextUp({ hall, counter }: Props) {
  const words = usePhrases(counterPhrases);
  const shared = usePhrases(consolePhrases);
  const { language } = useLanguage();
  const { next } = counter;
  const nobody = waitingFor(hall, counter) === 0;
  return (
    <section className="card next-up">
      <h2>{words.nextUp}</h2>
      {next === null ? (
        <p className="empty">{nobody ? words.nobodyNext : words.noneCallable}</p>
      ) : (
        <p>
          <b>{next.label}</b>
          <span>{becauseWords(next.because, shared, language)}</span>
        </p>
      )}
    </section>
  );
}

/** All who wait for a service of this counter; `hall.waiting` holds the office's first ones only. */
function waitingFor(hall: HallView, counter: CounterView): number {
  const mine = hall.services.filter(({ letter }) => counter.services.includes(letter));
  return mine.reduce((sum, { waiting }) => sum + waiting, 0);
}

/** Those who wait for a service of this counter, in order of arrival. */
export function WaitingList({ hall, counter }: Props) {
  const words = usePhrases(counterPhrases);
  const elapsedMs = useElapsedMs();
  const mine = hall.waiting.filter(({ service }) => counter.services.includes(service));
  const all = waitingFor(hall, counter);
  const more = all - mine.length;
  return (
    <section className="card" aria-labelledby="waiting-list">
      <h2 id="waiting-list">{words.waiting(all)}</h2>
      {all === 0 && <p className="empty">{words.nobodyNext}</p>}
      {mine.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.columns.label}</th>
              <th scope="col">{words.columns.service}</th>
              <th scope="col" className="figure">
                {words.columns.wait}
              </th>
            </tr>
          </thead>
          <tbody>
            {mine.map((ticket) => (
              <WaitingRow key={ticket.ticket} hall={hall} ticket={ticket} elapsedMs={elapsedMs} />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className="empty">{words.moreWaiting(more)}</p>}
    </section>
  );
}

function WaitingRow(props: {
  readonly hall: HallView;
  readonly ticket: TicketView;
  readonly elapsedMs: number;
}) {
  const words = usePhrases(counterPhrases);
  const { language } = useLanguage();
  const { elapsedMs, hall, ticket } = props;
  const priority = priorityName(hall, ticket.class, language);
  return (
    <tr>
      <td className="label-text">{ticket.label}</td>
      <td>
        {serviceName(hall, ticket.service, language)}{" "}
        {priority !== "" && <b className="priority">{priority}</b>}
      </td>
      <td className="figure">{words.minutes(minutesOf(ticket.waitedMs + elapsedMs))}</td>
    </tr>
  );
}
