import "./phone.css";
import {
  citizenWaitWords,
  LanguageSwitch,
  lookPhrases,
  read,
  StaleBanner,
  useLanguage,
  useLive,
  usePhrases,
} from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";
import type { PhoneView } from "../../queue/phone-view.ts";
import { phonePhrases } from "./phrases.ts";

/** One ticket's state on its holder's phone: plain, light, nobody else's. */
export function PhonePage({ token }: { readonly token: string }) {
  const words = usePhrases(phonePhrases);
  const { language } = useLanguage();
  const { ticket, link } = useTicket(token);
  useEffect(() => {
    const known = ticket !== undefined && ticket !== "unknown";
    document.title = known ? words.title(ticket.label) : words.page;
  }, [ticket, words]);
  return (
    <div className="phone">
      <StaleBanner link={link} />
      <header>
        <p>{ticket === undefined || ticket === "unknown" ? "" : ticket.office[language]}</p>
        <LanguageSwitch size="small" />
      </header>
      <main>
        {ticket === undefined && <p role="status">{words.loading}</p>}
        {ticket === "unknown" && (
          <>
            <h1 className="phone-unknown">{words.unknown}</h1>
            <p>{words.unknownWhy}</p>
          </>
        )}
        {ticket !== undefined && ticket !== "unknown" && <Ticket ticket={ticket} />}
      </main>
    </div>
  );
}

function useTicket(token: string) {
  const path = `/v1/phone/${encodeURIComponent(token)}`;
  const [ticket, setTicket] = useState<PhoneView | "unknown" | undefined>(undefined);
  useEffect(() => {
    void read<PhoneView>(path).then((reply) => {
      if ("ok" in reply) setTicket(reply.ok);
      else if (reply.problem.code !== "server-away") setTicket("unknown");
    });
  }, [path]);
  const stream = ticket === "unknown" ? null : `${path}/events`;
  const link = useLive(stream, {
    ticket: (data) => setTicket((data as PhoneView | null) ?? "unknown"),
  });
  return { ticket, link: ticket === "unknown" ? ({ state: "opening" } as const) : link };
}

function Ticket({ ticket }: { readonly ticket: PhoneView }) {
  const words = usePhrases(phonePhrases);
  const { language } = useLanguage();
  const open = ticket.state === "waiting" || ticket.state === "called";
  return (
    <>
      <h1>{words.yourNumber}</h1>
      <p className="phone-label">{ticket.label}</p>
      <p>{ticket.service[language]}</p>
      <div className="phone-state" data-state={ticket.state} aria-live="assertive">
        <State ticket={ticket} />
      </div>
      {open && <p className="phone-note">{words.keepOpen}</p>}
    </>
  );
}

function State({ ticket }: { readonly ticket: PhoneView }) {
  const words = usePhrases(phonePhrases);
  const look = usePhrases(lookPhrases);
  const { ahead, counter, state, wait } = ticket;
  switch (state) {
    case "called":
      return (
        <>
          <p>{words.called}</p>
          <p className="phone-counter">{counter === null ? "" : words.counter(counter)}</p>
        </>
      );
    case "printing":
      return <p>{words.printing}</p>;
    case "waiting":
      return (
        <>
          <p>{words.waiting(ahead ?? 0)}</p>
          <p>
            <b>{wait === null ? words.noCounter : words.wait(citizenWaitWords(wait, look))}</b>
          </p>
        </>
      );
    case "done":
    case "no-show":
    case "day-end":
    case "void":
      return <p>{words[state]}</p>;
  }
}
