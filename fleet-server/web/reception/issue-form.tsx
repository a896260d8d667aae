import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { healthWords, lookPhrases, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { HallView, TicketView } from "../../queue/view.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { useAct } from "../console/use-act.ts";
import { GivenNumber, type Issued } from "./given-number.tsx";
import { receptionPhrases } from "./phrases.ts";

type Props = {
  readonly hall: HallView;
  /** All of the day's tickets; undefined until they were read. */
  readonly tickets: readonly TicketView[] | undefined;
};

/** Gives a number by hand: service, class, with or without paper. */
export function IssueForm({ hall, tickets }: Props) {
  const words = usePhrases(receptionPhrases).issue;
  const { language } = useLanguage();
  const { act, busy, problem } = useAct();
  const [service, setService] = useState(hall.services[0]?.letter ?? "");
  const [group, setGroup] = useState(hall.classes[0]?.id ?? "");
  const [paper, setPaper] = useState(true);
  const [issued, setIssued] = useState<Issued | undefined>(undefined);
  const give = async () => {
    setIssued(await act<Issued>("/v1/tickets", { service, class: group, paper }));
    setGroup(hall.classes[0]?.id ?? "");
  };
  const open = hall.day?.open === true;
  return (
    <section className="card" aria-labelledby="issue">
      <h2 id="issue">{words.title}</h2>
      <ServiceChoice hall={hall} service={service} onChoose={setService} />
      <NativeSelect
        label={words.class}
        value={group}
        data={hall.classes.map(({ id, name }) => ({ value: id, label: name[language] }))}
        onChange={(event) => setGroup(event.currentTarget.value)}
      />
      <SegmentedControl
        fullWidth
        aria-label={words.paper}
        value={paper ? "paper" : "none"}
        onChange={(value) => setPaper(value === "paper")}
        data={[
          { value: "paper", label: words.withPaper },
          { value: "none", label: words.withoutPaper },
        ]}
      />
      {paper && open && <PrinterNote printer={hall.slipPrinter} />}
      <Button fullWidth size="lg" disabled={!open || busy} onClick={() => void give()}>
        {words.give}
      </Button>
      {!open && <p className="empty">{words.dayFirst}</p>}
      <ProblemNotice code={problem} />
      <div role="status">
        {issued !== undefined && (
          <GivenNumber
            issued={issued}
            ticket={tickets?.find(({ ticket }) => ticket === issued.ticket)}
            printer={hall.slipPrinter}
          />
        )}
      </div>
    </section>
  );
}

function ServiceChoice(props: {
  readonly hall: HallView;
  readonly service: string;
  readonly onChoose: (letter: string) => void;
}) {
  const words = usePhrases(receptionPhrases).issue;
  const { language } = useLanguage();
  return (
    <fieldset className="service-choice">
      <legend>{words.service}</legend>
      {props.hall.services.map(({ letter, name }) => (
        <label key={letter}>
          <input
            type="radio"
            name="service"
            value={letter}
            checked={letter === props.service}
            onChange={() => props.onChoose(letter)}
          />
          <b>{letter}</b>
          {name[language]}
        </label>
      ))}
    </fieldset>
  );
}

/** Says before the number is given that no paper can come now. */
function PrinterNote({ printer }: { readonly printer: HallView["slipPrinter"] }) {
  const words = usePhrases(receptionPhrases).issue.printer;
  const look = usePhrases(lookPhrases);
  if (printer?.state !== "down" && printer?.state !== "unknown") return null;
  const { what, remedy } = healthWords(printer, look);
  return (
    <p className="printer-note" role="status">
      {printer.state === "down" ? words.down(what, remedy) : words.away}
    </p>
  );
}
