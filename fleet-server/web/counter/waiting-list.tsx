import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { CounterView, HallView, TicketView } from "../../queue/view.ts";
import { becauseWords, minutesOf } from "../console/because-words.ts";
import { priorityName, serviceName } from "../console/names.ts";
import { consolePhrases } from "../console/phrases.ts";
import { useElapsedMs } from "./current-ticket.tsx";
import { counterPhrases } from "./phrases.ts";

type Props = { readonly hall: HallView; readonly counter: CounterView };

/** Whom the policy would call next, and why. */
export function NextUp({ counter }: Props) {
  const words = usePhrases(counterPhrases);
  const shared = usePhrases(consolePhrases);
  const { next } = counter;
  return (
    <section className="card next-up">
      <h2>{words.nextUp}</h2>
      {next === null ? (
        <p className="empty">{words.nobodyNext}</p>
      ) : (
        <p>
          <b>{next.label}</b>
          <span>{becauseWords(next.because, shared)}</span>
        </p>
      )}
    </section>
  );
}

/** Those who wait for a service of this counter, in order of arrival. */
export function WaitingList({ hall, counter }: Props) {
  const words = usePhrases(counterPhrases);
  const elapsedMs = useElapsedMs();
  const mine = hall.waiting.filter(({ service }) => counter.services.includes(service));
  return (
    <section className="card" aria-labelledby="waiting-list">
      <h2 id="waiting-list">{words.waiting(mine.length)}</h2>
      {mine.length === 0 ? (
        <p className="empty">{words.nobodyNext}</p>
      ) : (
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
        {serviceName(hall, ticket.service, language)}
        {priority !== "" && <b className="priority">{priority}</b>}
      </td>
      <td className="figure">{words.minutes(minutesOf(ticket.waitedMs + elapsedMs))}</td>
    </tr>
  );
}
