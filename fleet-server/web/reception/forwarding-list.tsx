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
import { momentWords } from "../console/moment-words.ts";
import type { useAct } from "../console/use-act.ts";
import { receptionPhrases } from "./phrases.ts";

/** Deliveries change by themselves, seldom, ms. */
const lookEveryMs = 2_000;

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
  const { view } = forwarding;
  if (view === undefined) return <p className="empty">{words.unread}</p>;
  const rows = (["refused", "waiting", "sent"] as const).flatMap((state) =>
    view[state].map((delivery) => ({ state, delivery })),
  );
  const { columns } = words;
  return (
    <>
      <ReceiverLine view={view} />
      {view.triesAgainInMs !== null && view.counts.waiting > 0 && (
        <TryNow forwarding={forwarding} desk={desk} />
      )}
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

/** Where summaries go; and since when, why and until when they do not. */
function ReceiverLine({ view }: { readonly view: ForwardingView }) {
  const words = usePhrases(receptionPhrases).forwarding;
  const look = usePhrases(lookPhrases);
  const { language } = useLanguage();
  const ports = usePorts();
  const { breaker, receiver, triesAgainInMs } = view;
  const again = triesAgainInMs !== null && words.again(duration(triesAgainInMs, look));
  return (
    <>
      <p className="empty">
        {receiver === null ? words.noReceiver : words.receiver(receiver)}{" "}
        {breaker.state !== "open" && again}
      </p>
      <p role="status" className="receiver-away">
        {breaker.state === "open" && (
          <>
            {words.away[breaker.why](momentWords(breaker.sinceMs, ports.wallMs(), language))}{" "}
            {again}
          </>
        )}
      </p>
    </>
  );
}

/** For who knows that the receiver is back, and will not wait for the pause to end. */
function TryNow({ desk, forwarding }: Props) {
  const words = usePhrases(receptionPhrases).forwarding;
  const tryNow = async () => {
    await desk.act("/v1/forwarding/try");
    await forwarding.look();
  };
  return (
    <Button size="md" variant="default" disabled={desk.busy} onClick={() => void tryNow()}>
      {words.tryNow}
    </Button>
  );
}

type RowProps = Props & { readonly state: State; readonly delivery: DeliveryView };

function DeliveryRow({ delivery, desk, forwarding, state }: RowProps) {
  const words = usePhrases(receptionPhrases).forwarding;
  const { language } = useLanguage();
  const { at, day, revision, status, tries, words: said } = delivery;
  const resend = async () => {
    await desk.act(`/v1/forwarding/${day}/${revision}/resend`);
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
        {said !== null && said !== "" && state === "refused" && <SaidWords said={said} />}
        {state === "refused" && (
          <Button
            size="xs"
            variant="default"
            disabled={desk.busy}
            aria-label={words.resendOf(dayWords(day), revision)}
            onClick={() => void resend()}
          >
            {words.resend}
          </Button>
        )}
      </td>
      <td>{tries}</td>
      <td>{clockTime(at, language)}</td>
    </tr>
  );
}

/** More than this hides the next row; the whole answer stands behind it. */
const saidMax = 200;

/** A receiver's own words, as text. */
function SaidWords({ said }: { readonly said: string }) {
  const words = usePhrases(receptionPhrases).forwarding;
  if (said.length <= saidMax) return <small>{words.said(said)}</small>;
  return (
    <small>
      <details>
        <summary>{words.said(`${said.slice(0, saidMax)}…`)}</summary>
        {said}
      </details>
    </small>
  );
}
