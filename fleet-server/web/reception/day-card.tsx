import { Button, Modal } from "@mantine/core";
import { dayWords, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { HallView } from "../../queue/view.ts";
import { consolePhrases } from "../console/phrases.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { useAct } from "../console/use-act.ts";
import { receptionPhrases } from "./phrases.ts";

/** Opens and closes the business day; closing asks first, for it ends the numbers of who waits. */
export function DayCard({ hall }: { readonly hall: HallView }) {
  const words = usePhrases(receptionPhrases).day;
  const shared = usePhrases(consolePhrases);
  const { act, busy, problem } = useAct();
  const [asking, setAsking] = useState(false);
  const day = hall.day;
  const close = async () => {
    await act("/v1/day/close");
    setAsking(false);
  };
  return (
    <section className="card day-card" aria-labelledby="day">
      <h2 id="day">{words.title}</h2>
      {day?.open === true ? (
        <>
          <p>{shared.dayOpen(dayWords(day.label))}</p>
          <Button variant="default" disabled={busy} onClick={() => setAsking(true)}>
            {words.close}
          </Button>
          <Modal
            opened={asking}
            onClose={() => setAsking(false)}
            title={words.closeAsk(dayWords(day.label))}
            closeButtonProps={{ "aria-label": shared.cancel }}
          >
            <p>{words.closeWhy(hall.waitingCount)}</p>
            <div className="modal-acts">
              <Button variant="default" onClick={() => setAsking(false)}>
                {shared.cancel}
              </Button>
              <Button color="bad" disabled={busy} onClick={() => void close()}>
                {words.closeYes}
              </Button>
            </div>
          </Modal>
        </>
      ) : (
        <>
          <p>{day === null ? shared.noDay : shared.dayClosed(dayWords(day.label))}</p>
          <Button disabled={busy} onClick={() => void act("/v1/day/open")}>
            {words.open}
          </Button>
        </>
      )}
      <ProblemNotice code={problem} />
    </section>
  );
}
