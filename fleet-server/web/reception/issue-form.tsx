import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import type { Granted } from "@motcua/broker/contract";
import { lookPhrases, useLanguage, usePhrases, waitWords } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { HallView } from "../../queue/view.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { useAct } from "../console/use-act.ts";
import { receptionPhrases } from "./phrases.ts";

type Issued = Extract<Granted, { name: "issued" }>;

/** Gives a number by hand: service, class, with or without paper. */
export function IssueForm({ hall }: { readonly hall: HallView }) {
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
      <Button fullWidth size="lg" disabled={!open || busy} onClick={() => void give()}>
        {words.give}
      </Button>
      {!open && <p className="empty">{words.dayFirst}</p>}
      <ProblemNotice code={problem} />
      <GivenNumber issued={issued} />
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

function GivenNumber({ issued }: { readonly issued: Issued | undefined }) {
  const words = usePhrases(receptionPhrases).issue;
  const look = usePhrases(lookPhrases);
  return (
    <div role="status">
      {issued !== undefined && (
        <div className="given">
          <span>{words.given(issued.label)}</span>
          <b>{issued.label}</b>
          <span>
            {words.ahead(issued.ahead)},{" "}
            {issued.wait === null ? look.wait.closed : words.wait(waitWords(issued.wait, look))}
          </span>
          {!issued.paper && <a href={issued.link}>{words.follow}</a>}
        </div>
      )}
    </div>
  );
}
