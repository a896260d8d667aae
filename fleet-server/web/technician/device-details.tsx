import {
  duration,
  lookPhrases,
  useLanguage,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import { useEffect } from "react";
import type { ActView } from "../../technician/act-view.ts";
import type { TechnicianDevice } from "../../technician/technician-view.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { addressWords } from "./address-words.ts";
import { technicianPhrases } from "./phrases.ts";
import { useBoardAct } from "./use-board-act.ts";

/** Somebody who presses a key looks whether the line carries it, ms. */
const readEveryMs = 3_000;

/** As many as a phone shows without a long way to the next device. */
const piecesShown = 12;

/** What a device is, and what its line last carried, read again while it is open. */
export function DeviceDetails({ device }: { readonly device: TechnicianDevice }) {
  const words = usePhrases(technicianPhrases).details;
  const ports = usePorts();
  const { language } = useLanguage();
  const { board, name } = device;
  const { ask, before, problem } = useBoardAct(board);
  useEffect(() => {
    const read = () => void ask({ name: "read-line", device: name });
    const first = ports.after(0, read);
    const again = ports.every(readEveryMs, read);
    return () => {
      first();
      again();
    };
  }, [ports, ask, name]);
  const facts = [
    [words.model, device.product[language]],
    [words.profile, device.profile],
    [words.port, device.port],
    ...(device.address === null
      ? []
      : [[words.address, addressWords(device.address, device.port)]]),
  ];
  return (
    <section className="tech-panel" aria-label={words.title(name)}>
      <dl>
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h4>{words.line}</h4>
      <ProblemNotice code={problem} />
      <LineRead act={before} />
    </section>
  );
}

function LineRead({ act }: { readonly act: ActView | null }) {
  const words = usePhrases(technicianPhrases).details;
  const shared = usePhrases(lookPhrases);
  const { language } = useLanguage();
  if (act === null || act.state === "sent") return <p className="empty">{words.reading}</p>;
  if (act.line.length === 0) {
    return <p className="empty">{act.state === "done" ? words.silent : words.reading}</p>;
  }
  return (
    <ol className="tech-line">
      {act.line
        .slice(-piecesShown)
        .toReversed()
        .map((piece) => (
          <li
            key={`${act.id}/${piece.agoMs}/${piece.direction}/${piece.hex}`}
            data-way={piece.direction}
          >
            <p className="tech-facts">
              <b>{words[piece.direction]}</b>
              <span>{words.ago(duration(piece.agoMs + act.quietMs, shared))}</span>
              {piece.bytes > 0 && <span>{words.bytes(piece.bytes)}</span>}
              {piece.times !== undefined && <span>{words.times(piece.times)}</span>}
            </p>
            <p>{piece.means?.[language] ?? words.unknown}</p>
            {piece.bytes > 0 && <code>{hexWords(piece.hex, piece.bytes)}</code>}
          </li>
        ))}
    </ol>
  );
}

/** Bytes apart, so that a line can break between them. */
function hexWords(hex: string, bytes: number): string {
  const shown = hex.match(/../g) ?? [];
  return shown.join(" ") + (shown.length < bytes ? " …" : "");
}
