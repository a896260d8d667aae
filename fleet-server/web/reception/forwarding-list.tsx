import { Button } from "@mantine/core";
import {
  clockTime,
  dayWords,
  duration,
  load,
  lookPhrases,
  useLanguage,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import { useCallback, useEffect, useState } from "react";
import type { DeliveryView, ForwardingView } from "../../forwarding/view.ts";
import type { useAct } from "../console/use-act.ts";
import { receptionPhrases } from "./phrases.ts";

/** Deliveries change by themselves, seldom, ms. */
const lookEveryMs = 5_000;

/** The forwarding lists, and how to read them again. */
export function useForwarding(version: number) {
  const ports = usePorts();
  const [view, setView] = useState<ForwardingView | undefined>(undefined);
  const look = useCallback(async () => {
    const found = await load<ForwardingView>("/v1/forwarding");
    if (found !== undefined) setView(found);
  }, []);
  useEffect(() => {
    void look();
    return ports.every(lookEveryMs, () => void look());
  }, [ports, look, version]);
  return { view, look };
}

type State = "waiting" | "refused" | "sent";

type Props = {
  readonly forwarding: ReturnType<typeof useForwarding>;
  readonly desk: ReturnType<typeof useAct>;
};

/** Day summaries that wait, were refused or were accepted. */
export function ForwardingList({ forwarding, desk }: Props) {
  const words = usePhrases(receptionPhrases).forwarding;
  const look = usePhrases(lookPhrases);
  const { view } = forwarding;
  if (view === undefined) return <p className="empty">{words.away}</p>;
  const rows = (["refused", "waiting", "sent"] as const).flatMap((state) =>
    view[state].map((delivery) => ({ state, delivery })),
  );
  const { columns } = words;
  return (
    <>
      <p className="empty">
        {view.receiver === null ? words.noReceiver : words.receiver(view.receiver)}{" "}
        {view.triesAgainInMs !== null && words.again(duration(view.triesAgainInMs, look))}
      </p>
      {rows.length === 0 ? (
        <p className="empty">{words.none}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              {[columns.day, columns.state, columns.tries, columns.last].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ delivery, state }) => (
              <DeliveryRow
                key={`${delivery.day}/${delivery.revision}`}
                state={state}
                delivery={delivery}
                forwarding={forwarding}
                desk={desk}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

type RowProps = Props & { readonly state: State; readonly delivery: DeliveryView };

function DeliveryRow({ delivery, desk, forwarding, state }: RowProps) {
  const words = usePhrases(receptionPhrases).forwarding;
  const { language } = useLanguage();
  const { at, day, revision, status, tries, words: said } = delivery;
  const retry = async () => {
    await desk.act(`/v1/forwarding/${day}/${revision}/retry`);
    await forwarding.look();
  };
  return (
    <tr>
      <td>
        <b>{dayWords(day)}</b>
        <small>{words.revision(revision)}</small>
      </td>
      <td className="delivery-state" data-state={state}>
        {words[state]}
        {status !== null && state !== "sent" && <small>{words.status(status)}</small>}
        {said !== null && state === "refused" && <small>{said}</small>}
        {state === "refused" && (
          <Button
            size="xs"
            variant="default"
            disabled={desk.busy}
            aria-label={words.retryOf(dayWords(day))}
            onClick={() => void retry()}
          >
            {words.retry}
          </Button>
        )}
      </td>
      <td>{tries}</td>
      <td>{clockTime(at, language)}</td>
    </tr>
  );
}
