import {
  citizenWaitWords,
  lookPhrases,
  useNow,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import { QrCode } from "@motcua/device-profiles/look/qr-code";
import { useState } from "react";
import type { Issued } from "./local.ts";
import { kioskPhrases } from "./phrases.ts";
import { numberShownMs } from "./use-kiosk.ts";

type Props = {
  readonly issued: Issued;
  /** Its slip has failed. */
  readonly missed: boolean;
  readonly onDone: () => void;
};

/** The number, large; with paper where to take it, without paper the code for a phone. */
export function IssuedScreen({ issued, missed, onDone }: Props) {
  const words = usePhrases(kioskPhrases);
  const shared = usePhrases(lookPhrases);
  const ports = usePorts();
  const [shownSinceMs] = useState(() => ports.wallMs());
  const leftMs = Math.max(0, shownSinceMs + numberShownMs - useNow());
  // The paper of this ticket's own answer: what the printer does later is another slip's affair.
  const { ahead, label, link, paper, wait } = issued;
  return (
    <section className="kiosk-issued">
      <div>
        <h1>{words.yourNumber}</h1>
        <p className="kiosk-number" role="status">
          {label}
        </p>
      </div>
      <div className="kiosk-outlook">
        <p className="kiosk-ahead">{words.ahead(ahead)}</p>
        <p className="kiosk-wait">
          {wait === null ? words.noCounter : words.wait(citizenWaitWords(wait, shared))}
        </p>
        {paper && !missed ? (
          <p className="kiosk-take">
            {words.takePaper}
            <PaperArrow />
            <small>{words.ifNone}</small>
          </p>
        ) : (
          <div className="kiosk-follow" role={missed ? "alert" : undefined}>
            <QrCode text={link} label={words.qr} />
            <p>
              {missed && <b>{words.missed}</b>}
              {missed ? words.missedRemedy : words.noPaper}
            </p>
          </div>
        )}
        <button type="button" className="kiosk-done" onClick={onDone}>
          {words.finished}
        </button>
        <p className="kiosk-countdown">{words.closesIn(Math.ceil(leftMs / 1_000))}</p>
      </div>
    </section>
  );
}

function PaperArrow() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <path d="M24 6 V38 M10 26 L24 40 L38 26" />
    </svg>
  );
}
