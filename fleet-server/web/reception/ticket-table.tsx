import { Button } from "@mantine/core";
import {
  clockTime,
  healthWords,
  lookPhrases,
  useLanguage,
  usePhrases,
} from "@motcua/device-profiles/look";
import { useState } from "react";
import type { HallView, TicketView } from "../../queue/view.ts";
import { priorityName, serviceName } from "../console/names.ts";
import { consolePhrases } from "../console/phrases.ts";
import type { useAct } from "../console/use-act.ts";
import { receptionPhrases } from "./phrases.ts";
import { VoidQuestion } from "./void-question.tsx";

type Desk = ReturnType<typeof useAct>;

type Props = {
  readonly hall: HallView;
  readonly tickets: readonly TicketView[];
  /** What to say when there are none. */
  readonly empty: string;
  readonly desk: Desk;
};

/** Tickets with their state and what a person can do about them. */
export function TicketTable({ hall, tickets, empty, desk }: Props) {
  const words = usePhrases(receptionPhrases).tickets;
  const [toVoid, setToVoid] = useState<string | null>(null);
  if (tickets.length === 0) return <p className="empty">{empty}</p>;
  const { columns } = words;
  const heads = [
    columns.label,
    columns.service,
    columns.class,
    columns.time,
    columns.state,
    columns.slip,
    columns.acts,
  ];
  return (
    <div className="rows-scroll ticket-rows">
      <table className="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <TicketRow
              key={ticket.ticket}
              hall={hall}
              ticket={ticket}
              desk={desk}
              onVoid={() => setToVoid(ticket.label)}
            />
          ))}
        </tbody>
      </table>
      <VoidQuestion label={toVoid} desk={desk} onClose={() => setToVoid(null)} />
    </div>
  );
}

type RowProps = {
  readonly hall: HallView;
  readonly ticket: TicketView;
  readonly desk: Desk;
  readonly onVoid: () => void;
};

function TicketRow({ hall, ticket, desk, onVoid }: RowProps) {
  const words = usePhrases(receptionPhrases);
  const shared = usePhrases(consolePhrases);
  const look = usePhrases(lookPhrases);
  const { language } = useLanguage();
  const { counter, fault, label, slip, state } = ticket;
  const alive = state === "printing" || state === "waiting" || state === "called";
  const fell = fault === null ? null : healthWords({ state: "down", code: fault }, look).what;
  return (
    <tr data-state={state}>
      <td className="label-text">{label}</td>
      <td>{serviceName(hall, ticket.service, language)}</td>
      <td>{priorityName(hall, ticket.class, language)}</td>
      <td>{clockTime(ticket.issuedAt, language)}</td>
      <td>
        {shared.tickets[state]}
        {counter !== null && <small>{words.tickets.atCounter(counter)}</small>}
      </td>
      <td>
        {slip === "paperless" && fault !== null ? words.tickets.notPrinted : shared.slips[slip]}
        {fell !== null && <small className="ticket-fault">{fell}</small>}
      </td>
      <td className="ticket-acts">
        {alive && (
          <>
            <Button
              size="xs"
              variant="default"
              disabled={desk.busy}
              aria-label={words.slips.reprintOf(label)}
              onClick={() => void desk.act(`/v1/tickets/${label}/reprint`)}
            >
              {words.slips.reprint}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="bad"
              disabled={desk.busy || state === "called"}
              aria-label={words.slips.voidOf(label)}
              onClick={onVoid}
            >
              {words.slips.void}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}
