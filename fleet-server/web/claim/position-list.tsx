import { usePhrases } from "@motcua/device-profiles/look";
import type { PositionView } from "../../provisioning/view.ts";
import { claimPhrases } from "./phrases.ts";

/** Every position of the office; a touch opens one. */
export function PositionList({ positions }: { readonly positions: readonly PositionView[] }) {
  const words = usePhrases(claimPhrases);
  return (
    <div className="claim">
      <h2>{words.choose}</h2>
      <ul className="claim-list">
        {positions.map((position) => (
          <li key={position.board}>
            <a className="card claim-place" href={`/claim/${position.board}`}>
              <b>{position.board}</b>
              <StateWords position={position} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is at a position, in words; the mark says it without colour too. */
export function StateWords({ position }: { readonly position: PositionView }) {
  const words = usePhrases(claimPhrases);
  const state = position.state === "claimed" && position.online ? "online" : position.state;
  return (
    <span className="claim-state" data-state={state}>
      {words.states[state]}
    </span>
  );
}
