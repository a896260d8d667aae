import "./reception.css";
import { Tabs } from "@mantine/core";
import { usePhrases } from "@motcua/device-profiles/look";
import type { HallView, TicketView } from "../../queue/view.ts";
import { ConsolePage } from "../console/frame.tsx";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { useAct } from "../console/use-act.ts";
import { DayCard } from "./day-card.tsx";
import { ForwardingList, useForwarding } from "./forwarding-list.tsx";
import { IssueForm } from "./issue-form.tsx";
import { receptionPhrases } from "./phrases.ts";
import { TicketTable } from "./ticket-table.tsx";
import { useTickets } from "./use-tickets.ts";

/** Reception: numbers by hand, slips that need a person, the day, and what is handed on. */
export function ReceptionPage() {
  const words = usePhrases(receptionPhrases);
  return <ConsolePage title={words.title}>{(hall) => <Reception hall={hall} />}</ConsolePage>;
}

function Reception({ hall }: { readonly hall: HallView }) {
  const tickets = useTickets(hall.version);
  return (
    <div className="reception">
      <div className="reception-left">
        <IssueForm hall={hall} tickets={tickets} />
        <DayCard hall={hall} />
      </div>
      <Lists hall={hall} tickets={tickets} />
    </div>
  );
}

type ListsProps = {
  readonly hall: HallView;
  readonly tickets: readonly TicketView[] | undefined;
};

function Lists({ hall, tickets }: ListsProps) {
  const words = usePhrases(receptionPhrases);
  const forwarding = useForwarding(hall.version);
  const desk = useAct();
  const { refused, waiting } = forwarding.view?.counts ?? { refused: 0, waiting: 0 };
  return (
    <section className="card reception-lists">
      <ProblemNotice code={desk.problem} />
      <Tabs defaultValue="slips" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="slips">{words.slips.title(hall.slips.length)}</Tabs.Tab>
          <Tabs.Tab value="tickets">{words.tickets.title(tickets?.length ?? 0)}</Tabs.Tab>
          <Tabs.Tab value="forwarding">{words.forwarding.title(refused + waiting)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="slips">
          <TicketTable hall={hall} tickets={hall.slips} empty={words.slips.none} desk={desk} />
        </Tabs.Panel>
        <Tabs.Panel value="tickets">
          <TicketTable
            hall={hall}
            tickets={tickets ?? []}
            empty={tickets === undefined ? words.tickets.away : words.tickets.none}
            desk={desk}
          />
        </Tabs.Panel>
        <Tabs.Panel value="forwarding">
          <ForwardingList forwarding={forwarding} desk={desk} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
