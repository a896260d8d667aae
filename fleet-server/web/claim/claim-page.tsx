import "./claim.css";
import { readClaimCode } from "@motcua/broker/contract/claim-code";
import { usePhrases } from "@motcua/device-profiles/look";
import { ConsolePage } from "../console/frame.tsx";
import { claimPhrases } from "./phrases.ts";
import { PositionList } from "./position-list.tsx";
import { PositionPlace } from "./position-place.tsx";
import { usePositions } from "./use-positions.ts";

/** `/claim` lists the positions; `/claim/<board>#<code>` is one of them, as a QR code opens it. */
export function ClaimPage() {
  const words = usePhrases(claimPhrases);
  return <ConsolePage title={words.title}>{() => <Places />}</ConsolePage>;
}

function Places() {
  const words = usePhrases(claimPhrases);
  const all = usePositions();
  const { pathname, hash } = window.location;
  const board = pathname.split("/")[2] ?? "";
  if (all.positions === undefined) return <p className="empty">{words.away}</p>;
  if (board === "") return <PositionList positions={all.positions} />;
  const position = all.positions.find((one) => one.board === board);
  return (
    <div className="claim">
      <a className="claim-back" href="/claim">
        {words.all}
      </a>
      {position === undefined ? (
        <p className="empty">{words.unknown(board)}</p>
      ) : (
        <PositionPlace position={position} all={all} scanned={readClaimCode(hash.slice(1))} />
      )}
    </div>
  );
}
